"""KK609: bobot komponen sebuah indeks tidak berjumlah 100%."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.sebutan import persen, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel

ATURAN = Aturan(
    kode="KK609",
    nama="Jumlah bobot",
    tingkat="error",
    apa="Bobot semua komponen sebuah indeks berjumlah 100%.",
    mengapa="Indeks dengan bobot kurang atau lebih dari 100% tidak dapat dibandingkan dengan nilai 0-100.",
    contoh="bobot 30, 30, 15, dan 20 berjumlah 95%; komponen evaluasi seharusnya 25",
    cara="Cocokkan bobot tiap komponen dengan instrumen penilaiannya.",
    rumus="Σ bobot = 100%; bobot yang dibulatkan (16,67 × 6) cukup memuat 100% (indeks lain: perlu diperiksa bila "
    "antara 85% dan 115%)",
)

BERBOBOT = frozenset({"komponen_akip", "komponen_ipp", "komponen_rb"})
# Indeks tanpa instrumen yang dikenal: tabelnya dapat memuat sebagian komponennya saja.
_LAIN = frozenset({"komponen_nilai", "komponen_ikkk"})
_DEKAT = Decimal("0.15")  # lebih jauh dari itu komponennya memang belum semua


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap tabel komponen yang semua barisnya berbobot."""
    for tabel in bahan.tabel:
        if tabel.kind in BERBOBOT | _LAIN and tabel.punya("bobot"):
            hubungan = _tabel(tabel)
            if hubungan is not None:
                yield hubungan


def _tabel(tabel: Tabel) -> Hubungan | None:
    sel = [b.ambil("bobot") for b in _puncak(tabel)]
    berisi = [s for s in sel if s is not None and s.angka is not None]
    if len(berisi) < 2 or len(berisi) < len(sel):
        return None
    jumlah = sum((s.angka.nilai for s in berisi if s.angka), Decimal(0))
    if jumlah == 1:
        return Hubungan("exact")
    if _dibulatkan(berisi, jumlah):
        return Hubungan("rounding")
    if tabel.kind in _LAIN and (abs(jumlah - 1) > _DEKAT or len({b.tingkat for b in tabel.data()}) > 1):
        return None
    if tabel.kind not in ("komponen_akip", "komponen_ipp") and _tertulis(tabel) not in (None, Decimal(1)):
        return None
    hitungan = " + ".join(s.teks for s in berisi)
    di = _yang_salah(tabel, berisi, 1 - jumlah)
    return Hubungan(
        "wrong",
        temuan(
            ATURAN,
            di,
            f"termasuk bobot yang berjumlah {persen(jumlah)}, seharusnya 100%; cocokkan bobot tiap komponen.",
            tabel=tabel,
            tingkat="warning" if tabel.kind in _LAIN else None,
            uraian=f"jumlah bobot = {hitungan} = {persen(jumlah)}",
            terkait=[s for s in berisi if s is not di],
        ),
    )


def _dibulatkan(sel: list[Sel], jumlah: Decimal) -> bool:
    """Benar bila bobot yang ditulis dengan desimal dapat berjumlah tepat 100% sebelum dibulatkan."""
    jarak = (a.selang().atas - a.nilai for s in sel if (a := s.angka) is not None and a.desimal)
    return abs(jumlah - 1) <= sum(jarak, Decimal(0))


def _tertulis(tabel: Tabel) -> Decimal | None:
    """Jumlah bobot di baris jumlah, diperiksa KK201: RB general 100 dan tematik 10 berjumlah 110."""
    total = tabel.ringkas("total")
    return total.nilai("bobot") if total is not None else None


def _puncak(tabel: Tabel) -> list[Baris]:
    data = list(tabel.data())
    atas = min((b.tingkat for b in data), default=0)
    return [b for b in data if b.tingkat == atas]


def _yang_salah(tabel: Tabel, berisi: list[Sel], selisih: Decimal) -> Sel:
    """Sel yang paling mungkin salah: bobot rinciannya tidak sama dengannya, selain itu bobot terakhir."""
    rinci = _jumlah_rincian(list(tabel.data()))
    for b in _puncak(tabel):
        sel, jumlah = b.ambil("bobot"), rinci.get(b.nomor)
        if sel is not None and sel.angka is not None and jumlah == sel.angka.nilai + selisih:
            return sel
    return berisi[-1]


def _jumlah_rincian(data: list[Baris]) -> dict[int, Decimal]:
    """Jumlah bobot semua baris di bawah setiap baris yang punya rincian berbobot, sekali jalan dari atas."""
    jumlah: dict[int, Decimal] = {}
    induk: list[Baris] = []
    for b in data:
        while induk and induk[-1].tingkat >= b.tingkat:
            induk.pop()
        sel = b.ambil("bobot")
        if sel is not None and sel.angka is not None:
            for atas in induk:  # sebanyak jenjang, bukan sebanyak baris
                jumlah[atas.nomor] = jumlah.get(atas.nomor, Decimal(0)) + sel.angka.nilai
        induk.append(b)
    return jumlah
