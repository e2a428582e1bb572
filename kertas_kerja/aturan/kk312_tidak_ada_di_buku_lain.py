"""KK312: indikator di buku ini tidak ada di buku pembanding (`--from`)."""

from __future__ import annotations

from kertas_kerja.aturan.antar.lain import perbandingan
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.antar.lain import Perbandingan
    from kertas_kerja.aturan.antar.tipe import Amatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK312",
    nama="Tidak ada di buku lain",
    tingkat="warning",
    apa="Indikator yang bertarget atau terealisasi pada suatu tahun juga ada di buku pembanding tahun itu.",
    mengapa="Target dan realisasi N-1 harus dapat ditelusuri ke pengukuran, dan PK ke Kertas Kerja.",
    contoh="Kertas Kerja 2026 memuat indikator yang tidak ada pada pengukuran 2025",
    cara="Periksa nama indikatornya; bila namanya berubah, tambahkan alias pada profil daerah.",
    dasar="permenpanrb-88-2021",
)
_INDUK = frozenset({"kkpt", "pk_sasaran", "pko"})
_TUJUAN = frozenset({"kkpt", "pk_sasaran", "pk_program", "pko", "target_realisasi", "kinerja_anggaran"})


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel, tahun, dan buku pembanding yang tidak memuat sebagian indikatornya."""
    for p in perbandingan(bahan.tabel, bahan.lain, bahan.konteks.profil.alias) if bahan.lain else ():
        sana: dict[int | None, set[str]] = {}
        for a in p.sana.amatan:
            setahun = a.konteks.tahun == p.sana.waktu[a.tabel.id].tahun
            if a.tabel.kind in _TUJUAN and a.kunci.startswith("i:") and setahun:
                sana.setdefault(a.konteks.tahun, set()).add(a.kunci)
        for (_, tahun), daftar in _per_tabel(p).items():
            kurang = [a for a in daftar if p.mirip.get(a.kunci, a.kunci) not in sana.get(tahun, ())]
            if kurang and len({a.kunci for a in kurang}) < len({a.kunci for a in daftar}):
                yield _temuan(kurang, p.lain.nama, tahun)


def _per_tabel(p: Perbandingan) -> dict[tuple[str, int | None], list[Amatan]]:
    hasil: dict[tuple[str, int | None], list[Amatan]] = {}
    for a in p.ini.amatan:
        murni = p.ini.versi[a.tabel.id] == "murni"
        if a.tabel.kind in _INDUK and a.kunci.startswith("i:") and a.ukuran in ("target", "realisasi") and not murni:
            hasil.setdefault((a.tabel.id, a.konteks.tahun), []).append(a)
    return hasil


def _temuan(kurang: list[Amatan], berkas: str, tahun: int | None) -> Temuan:
    milik = {a.baris.nomor: a for a in kurang}
    sel = [a.baris.ambil("indikator") or a.sel for a in milik.values()]
    nama = "; ".join(f'"{" ".join(s.teks.split())[:110]}"' for s in sel[:5]) + ("; …" if len(sel) > 5 else "")
    pertama = sel[0]
    return temuan(
        ATURAN,
        pertama,
        f"{pertama.lembar}!{pertama.alamat}: indikator {nama} tidak ada pada tahun {tahun or 'itu'} di {berkas}; "
        "periksa namanya.",
        tabel=kurang[0].tabel,
        terkait=sel[1:],
        beralamat=False,
    )
