"""KK308: daftar dokumen bertentangan: tahun nomor lain dari tanggalnya, satu nomor dua tanggal, nama desa berubah."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import TAHUN, temuan
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK308",
    nama="Daftar dokumen bertentangan",
    tingkat="warning",
    apa="Tahun nomor peraturan sama dengan tahun tanggalnya, satu nomor bertanggal satu, dan nama desa tidak berubah.",
    mengapa="Daftar peraturan adalah bukti dukung; nomor atau tanggal yang keliru membuat dokumennya tidak ditemukan.",
    contoh='"10 Tahun 2025" bertanggal 02/01/2026',
    cara="Cocokkan nomor, tanggal, dan nama desa dengan naskah peraturannya.",
)
MIRIP, MIN_NAMA, MIN_SAMA = 0.85, 5, 3
_NOMOR = re.compile(r"(\d{1,4}) tahun (20\d\d)")
_LAIN = re.compile(r"perkades|kepala desa|keputusan|\bsk\b")


class Dokumen(NamedTuple):
    """Satu nomor peraturan sebuah desa dan tanggalnya; peraturan kepala desa dan keputusan bernomor sendiri."""

    tabel: Tabel
    desa: str
    jenis: str
    nomor: Sel
    tanggal: Sel


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap nomor, pasangan tanggal, dan nama desa yang bertentangan."""
    daftar = [t for t in bahan.tabel if t.kind == "daftar_dokumen"]
    dokumen = [d for t in daftar for d in _dokumen(t)]
    for d in dokumen:
        yield from _tahun(d)
    yield from _tanggal(dokumen)
    yield from _desa([t for t in daftar if t.punya("desa")])


def _dokumen(t: Tabel) -> Iterator[Dokumen]:
    for b in t.data():
        desa = b.ambil("desa")
        for k in t.kolom_bernama("no_dokumen"):
            nomor = b.ambil(k.kunci)
            tanggal = b.ambil(f"tanggal@{k.grup}" if k.grup else "tanggal")
            if nomor is not None and tanggal is not None and _baku(nomor):
                jenis = _LAIN.search(normalkan(k.judul))
                nama = normalkan(desa.teks) if desa is not None else ""
                yield Dokumen(t, nama, jenis[0] if jenis is not None else "", nomor, tanggal)


def _baku(nomor: Sel) -> tuple[str, str] | None:
    """("10", "2025") dari "10 Tahun 2025" atau "Nomor 10 Tahun 2025"."""
    cocok = _NOMOR.search(normalkan(nomor.teks))
    return (cocok[1].lstrip("0"), cocok[2]) if cocok is not None else None


def _tahun(d: Dokumen) -> Iterator[Temuan]:
    baku, tahun = _baku(d.nomor), set(TAHUN.findall(d.tanggal.teks))
    if baku is not None and len(tahun) == 1 and baku[1] not in tahun:
        pesan = f'bernomor "{d.nomor.teks}" tetapi tanggalnya {d.tanggal.teks} ({d.tanggal.alamat}); cocokkan tahunnya.'
        yield temuan(ATURAN, d.nomor, pesan, tabel=d.tabel, terkait=[d.tanggal])


def _tanggal(dokumen: list[Dokumen]) -> Iterator[Temuan]:
    """Satu nomor satu desa dengan dua tanggal."""
    pertama: dict[tuple[str, str, tuple[str, str] | None], Dokumen] = {}
    for d in dokumen:
        lama = pertama.setdefault((d.desa, d.jenis, _baku(d.nomor)), d)
        if d.desa and lama is not d and d.tanggal.teks and lama.tanggal.teks not in ("", d.tanggal.teks):
            pesan = f'memakai nomor "{d.nomor.teks}" bertanggal {d.tanggal.teks}, sedangkan {lama.nomor.lembar}!'
            pesan += f"{lama.nomor.alamat} memakai nomor itu bertanggal {lama.tanggal.teks}; cocokkan keduanya."
            yield temuan(ATURAN, d.nomor, pesan, tabel=d.tabel, terkait=[d.tanggal, lama.nomor, lama.tanggal])


def _desa(daftar: list[Tabel]) -> Iterator[Temuan]:
    """Nama yang hanya ada di satu dari dua daftar desa yang selebihnya sama, dan hampir sama ejaannya."""
    nama = [{normalkan(s.teks): s for b in t.data() if (s := b.ambil("desa")) is not None} for t in daftar]
    sudah: set[tuple[str, str]] = set()
    for i, lain in enumerate(nama):
        for lama in nama[:i]:
            baru, hilang = [n for n in lain if n not in lama], [n for n in lama if n not in lain]
            if len(lain) - len(baru) < MIN_SAMA or len(baru) * 2 > len(lain):
                continue
            for n in baru:
                mirip = next((m for m in hilang if _mirip(n, m)), None)
                if mirip is not None and (n, mirip) not in sudah:
                    sudah |= {(n, mirip), (mirip, n)}
                    yield _beda_nama(daftar[i], lain[n], lama[mirip])


def _mirip(a: str, b: str) -> bool:
    from rapidfuzz.distance.OSA import normalized_similarity

    return min(len(a), len(b)) >= MIN_NAMA and normalized_similarity(a, b) >= MIRIP


def _beda_nama(t: Tabel, sel: Sel, lama: Sel) -> Temuan:
    pesan = (
        f'menyebut desa "{sel.teks}", sedangkan {lama.lembar}!{lama.alamat} menyebut "{lama.teks}"; pakai satu nama.'
    )
    return temuan(ATURAN, sel, pesan, tabel=t, seharusnya=lama.teks, terkait=[lama])
