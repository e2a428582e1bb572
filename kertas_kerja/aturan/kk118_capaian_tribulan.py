"""KK118: capaian dihitung dari deret tribulan, bukan dari satu kolom realisasi."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.deret import Deret, deret_tribulan, seperti
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.rumus.ekspresi import Kolom, ganti
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.capaian import bacaan_lain, polaritas_turun
from kertas_kerja.tabel.kosakata import TRIBULAN
from kertas_kerja.tabel.tribulan import capaian_kumulatif

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan
    from kertas_kerja.rumus.putusan import Status
    from kertas_kerja.tabel.dasar import Konteks

ATURAN = Aturan(
    kode="KK118",
    nama="Capaian dari tribulan",
    tingkat="error",
    apa="Capaian setahun sama dengan jumlah (atau nilai terakhir) realisasi tribulan dibagi target setahun; serapan "
    "demikian pula.",
    mengapa="Formulir tanpa kolom realisasi setahun menyembunyikan cara capaiannya dihitung.",
    contoh="target 12 dokumen, realisasi tribulan 3, 3, 3, dan 2 memberi capaian 91,67%, bukan 100%",
    cara="Perbaiki capaian, atau periksa kembali target dan realisasi tribulan pada baris itu.",
    dasar="permenpanrb-53-2014",
    rumus="capaian = Σ realisasi tribulan ÷ target (cacah), realisasi tribulan terakhir ÷ target (persen, indeks); "
    "serapan = Σ realisasi anggaran tribulan ÷ pagu, atau yang terakhir bila sampai dengan tribulan itu",
)

_HASIL = {"realisasi": "capaian", "realisasi_anggaran": "serapan"}
WAJAR = {"cacah": ("jumlah", "terakhir"), "rasio": ("terakhir",), "": ("jumlah", "terakhir")}


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap capaian setahun tanpa realisasi setahun, dan setiap capaian kumulatif."""
    for tabel in bahan.tabel:
        if tabel.punya("capaian"):
            for d, target in _berpembagi(tabel, "realisasi", "target"):
                if capaian_kumulatif(d.baris):
                    yield from _kumulatif(d, target, bahan.konteks)
                elif d.tahun is None and not polaritas_turun(d.baris, bahan.konteks):
                    yield from _setahun(d, target, bahan.konteks)
        if tabel.punya("serapan"):
            for d, pagu in _berpembagi(tabel, "realisasi_anggaran", "pagu"):
                if d.tahun is None:
                    yield from _setahun(d, pagu, bahan.konteks)


def _berpembagi(tabel: Tabel, ukuran: str, pembagi: str) -> Iterator[tuple[Deret, Sel]]:
    """Setiap deret ukuran itu, dan sel pembaginya yang setahun, bila bukan nol."""
    for d in deret_tribulan(tabel, (ukuran,)):
        sel = d.baris.ambil(pembagi)
        if sel is not None and sel.angka is not None and sel.angka.nilai and d.satu_skala:
            yield d, sel


def _kumulatif(d: Deret, target: Sel, konteks: Konteks) -> Iterator[Hubungan]:
    """Capaian TB yang memakai realisasi sampai dengan TB itu; yang setahun memakai jumlahnya."""
    for tb in TRIBULAN:
        sel = d.baris.ambil(f"capaian@{tb}")
        if sel is not None and sel.angka is not None:
            yield Hubungan("exact")
    yield from _setahun(d, target, konteks)


def _setahun(d: Deret, target: Sel, konteks: Konteks) -> Iterator[Hubungan]:
    sel = d.baris.ambil(_HASIL[d.nama])
    if sel is None or sel.angka is None or target.angka is None:
        return
    pembagi = _skala(target.angka, d)
    putusan = {c: d.putusan(c, sel.angka, pembagi) for c in WAJAR[d.sifat]}
    status = [p.status for p in putusan.values()]
    if "exact" not in status and "rounding" not in status and d.nama == "realisasi":
        status += _status_turun(d, sel.angka, pembagi, konteks)
    if "exact" in status or "rounding" in status:
        yield Hubungan("exact" if "exact" in status else "rounding")
    elif "wrong" in status:
        yield Hubungan("wrong", _salah(d, sel, target, pembagi))


def _status_turun(d: Deret, tertulis: Angka, pembagi: Angka, konteks: Konteks) -> list[Status | None]:
    """Putusan menurut bentuk makin rendah makin baik, bila nama indikatornya memungkinkannya."""
    bacaan = (ganti(r, Kolom("realisasi"), d.cara(c)) for r in bacaan_lain(d.baris, konteks) for c in WAJAR[d.sifat])
    return [putuskan(r, lambda x: pembagi if x == Kolom("target") else d.angka(x), tertulis).status for r in bacaan]


def _skala(target: Angka, d: Deret) -> Angka:
    """Target dalam skala deretnya: 90 (satuan persen) di samping realisasi berformat persen."""
    contoh = next(s.angka for s in d.tribulan.values() if s.angka)
    if contoh.persen == target.persen:
        return target
    kali = Decimal(1) / 100 if contoh.persen and target.nilai > 3 else Decimal(1)
    return target._replace(nilai=target.nilai * kali, persen=contoh.persen) if kali != 1 else target


def _salah(d: Deret, sel: Sel, target: Sel, pembagi: Angka) -> Temuan:
    assert sel.angka is not None
    cara = WAJAR[d.sifat][0]
    nilai = d.putusan(cara, sel.angka, pembagi).seharusnya
    tulis = seperti(sel, nilai) if isinstance(nilai, Decimal) else ""
    hitungan = d.hitungan(cara)
    hitungan = f"({hitungan})" if " + " in hitungan else hitungan
    target_disebut = "target" if d.nama == "realisasi" else "pagu"
    return temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks}, seharusnya {tulis} menurut {d.sebut(cara)} realisasinya.",
        tabel=d.tabel,
        seharusnya=tulis,
        uraian=f"{_HASIL[d.nama]} = {d.sebut(cara)} ÷ {target_disebut} = {hitungan} ÷ {target.teks} = {tulis}",
        terkait=[target, *d.tribulan.values()],
    )
