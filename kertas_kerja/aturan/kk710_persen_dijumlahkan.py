"""KK710: persen atau indeks dijumlahkan antar tribulan."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.deret import deret_tribulan
from kertas_kerja.aturan.rumus_tertulis import kolom_sebaris, tampil
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.deret import Deret
    from kertas_kerja.model import Sel, Temuan

ATURAN = Aturan(
    kode="KK710",
    nama="Persen dijumlahkan",
    tingkat="warning",
    apa="Persen, indeks, dan nilai tidak dijumlahkan antar tribulan; nilai setahunnya nilai tribulan terakhir.",
    mengapa="Empat tribulan 80% bukan 320%; capaian setahun menjadi jauh melampaui kenyataannya.",
    contoh="persentase layanan TB I-IV 20, 45, 70, 88 dijumlahkan menjadi 223, seharusnya 88",
    cara="Isi nilai setahun dengan nilai tribulan terakhir, atau ubah satuannya bila indikatornya memang menjumlah.",
    dasar="permenpanrb-53-2014",
    rumus="error bila nilai tribulan terakhir sendiri sudah setara target setahun",
)

MAKS_SELISIH = 2  # sepersepuluh target: jumlah tribulan yang mendekati target berarti persennya bertambah


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap nilai setahun berpersen yang menjumlah tribulannya, menurut rumus atau angkanya."""
    for tabel in bahan.tabel:
        for d in deret_tribulan(tabel, ("realisasi", "target")):
            if d.tahun is not None and d.tahun.angka is not None and d.sifat == "rasio" and d.satu_skala:
                yield from _deret(d, d.tahun)


def _deret(d: Deret, tahun: Sel) -> Iterator[Temuan]:
    assert tahun.angka is not None
    akhir, jumlah = (d.putusan(c, tahun.angka).status for c in ("terakhir", "jumlah"))
    kolom = {s.kolom for s in d.tribulan.values()}
    berumus = bool(tahun.rumus) and len(kolom_sebaris(tahun.rumus or "", tahun.baris) & kolom) > 1
    menjumlah = berumus and not any(f in (tahun.rumus or "").upper() for f in ("AVERAGE", "MAX", "LOOKUP", "IF("))
    nyata = jumlah in ("exact", "rounding") and akhir not in ("exact", "rounding")
    if not (nyata or (menjumlah and akhir not in ("exact", "rounding"))) or _bertambah(d):
        return
    terakhir = list(d.tribulan.values())[-1]
    cara = f" lewat rumus {tampil(tahun.rumus or '', 40)}" if menjumlah else ""
    yield temuan(
        ATURAN,
        tahun,
        f"tertulis {tahun.teks}, jumlah persen atau indeks tribulan{cara}; seharusnya nilai terakhir {terakhir.teks}.",
        tabel=d.tabel,
        tingkat="error" if nyata and _sudah_setahun(d) else None,
        seharusnya=terakhir.teks,
        uraian=f"{d.hitungan('jumlah')} = {tahun.teks}; nilai terakhir {d.hitungan('terakhir')}",
        terkait=list(d.tribulan.values()),
    )


def _sudah_setahun(d: Deret) -> bool:
    """Benar bila nilai terakhir sendiri sudah setara target setahun, sehingga jumlahnya tidak mungkin benar."""
    target, terakhir = d.baris.ambil("target"), list(d.tribulan.values())[-1].angka
    if target is None or target.angka is None or terakhir is None or d.tahun is None or d.tahun.angka is None:
        return False
    batas = abs(target.angka.nilai)
    if not batas or terakhir.persen != target.angka.persen:
        return False
    setara = abs(terakhir.nilai - target.angka.nilai) * 10 <= batas * MAKS_SELISIH
    return setara and abs(d.tahun.angka.nilai) * 2 > batas * 3


def _bertambah(d: Deret) -> bool:
    """Benar bila target setahun juga jumlah tribulannya, atau jumlah itu mendekati target: persen yang bertambah."""
    target = d.baris.ambil("target")
    if target is None or target.angka is None or d.tahun is None or d.tahun.angka is None:
        return False
    tb = [s.angka.nilai for k, s in d.baris.sel.items() if k.startswith("target@TB") and s.angka]
    if len(tb) > 1:
        return sum(tb) == target.angka.nilai and tb[-1] != target.angka.nilai
    terakhir = list(d.tribulan.values())[-1].angka
    if terakhir is None or terakhir.persen != target.angka.persen:
        return False
    dekat = abs(d.tahun.angka.nilai - target.angka.nilai) * 10 <= abs(target.angka.nilai) * MAKS_SELISIH
    return dekat and abs(terakhir.nilai - target.angka.nilai) * 2 > abs(target.angka.nilai)
