"""KK706: rentang SUM atau AVERAGE kurang atau lebih satu baris dari baris datanya."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import bulat, tulis_angka
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import StatusSel, daerah, tampil
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.tabel import tabel as deklarasi
from kertas_kerja.tabel.rata_jenjang import HIMPUNAN_RATA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.refs import Range
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK706",
    nama="Rentang jumlah atau rata-rata",
    tingkat="warning",
    apa="Rentang SUM dan AVERAGE di baris ringkasan memuat semua baris data, tidak kurang dan tidak lebih.",
    mengapa="Baris yang disisipkan di tepi tabel tidak ikut masuk rentang, sehingga jumlahnya kurang tanpa tanda.",
    contoh="=AVERAGE(F9:F17) padahal data ada di baris 9 sampai 18",
    cara="Perluas rentangnya sampai baris data terakhir; jangan ikutkan kepala, baris penomoran, atau baris ringkasan.",
    rumus="error bila satu baris berangka yang setingkat tertinggal dan hasilnya tidak dihitung aturan lain",
)

_TUNGGAL = r"(?i)(SUM|AVERAGE)\(\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+\)"
_RINGKAS = r"(?i)(?<![\w.])(?:SUM|AVERAGE|AVERAGEA|SUBTOTAL|AGGREGATE)\("
MAKS_KURANG = 3


class Batas(NamedTuple):
    """Baris-baris yang wajar dijumlahkan sebuah sel, baris ringkasan di antaranya, dan sel-sel baris data itu."""

    data: list[int]
    ringkas: list[int]
    isi: list[tuple[Baris, Sel]]


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap rumus ringkasan yang rentangnya bergeser di tepi."""
    status = StatusSel(bahan)
    for tabel in bahan.tegak:
        for i, baris in enumerate(tabel.baris):
            if baris.jenis not in ("data", "catatan"):
                for kunci, sel in baris.sel.items():
                    # Hasil yang tepat berarti rentangnya benar, walaupun bukan semua baris (rata-rata IKU saja).
                    if sel.rumus and _meringkas(sel.rumus) and status(sel) != "exact":
                        yield from _sel(bahan, tabel, sel, _batas(tabel, i, kunci), status)
        if deklarasi(tabel.kind).hierarki:
            yield from _induk(bahan, tabel, list(tabel.data()), status)


def _meringkas(rumus: str) -> bool:
    return ":" in rumus and re.search(_RINGKAS, rumus) is not None


def _batas(tabel: Tabel, letak: int, kunci: str) -> Batas:
    """Baris data berangka di atas (atau, untuk ringkasan di atas, di bawah) baris ringkasan itu."""
    atas = [b for b in tabel.baris[:letak] if b.jenis == "data"]
    pakai = tabel.baris[:letak] if atas else tabel.baris[letak + 1 :]
    himpunan = HIMPUNAN_RATA.get(tabel.baris[letak].jenis, "data")
    isi = _isi((b for b in pakai if b.jenis == "data" and _anggota(b, himpunan)), kunci)
    return Batas([b.nomor for b, _ in isi], [b.nomor for b in pakai if b.jenis != "data" and _berangka(b, kunci)], isi)


def _isi(baris: Iterable[Baris], kunci: str) -> list[tuple[Baris, Sel]]:
    return [(b, s) for b in baris if (s := b.ambil(kunci)) is not None and s.angka is not None]


def _anggota(baris: Baris, himpunan: str) -> bool:
    """Benar bila baris itu termasuk himpunan yang disebut label rata-ratanya."""
    return himpunan == "data" or (baris.tingkat <= 1 if himpunan == "iku" else baris.tingkat == 2)


def _berangka(baris: Baris, kunci: str) -> bool:
    sel = baris.ambil(kunci)
    return sel is not None and sel.angka is not None


def _induk(bahan: Bahan, tabel: Tabel, data: list[Baris], status: StatusSel) -> Iterator[Temuan]:
    """Rumus induk yang menjumlah baris-baris langsung di bawahnya, bila anak-anaknya tidak berinduk lagi."""
    for i, baris in enumerate(data):
        berumus = [(k, s) for k, s in baris.sel.items() if s.rumus and _meringkas(s.rumus)]
        if not berumus:
            continue
        anak = []
        for b in data[i + 1 :]:
            if b.tingkat <= baris.tingkat:
                break
            anak.append(b)
        if len({b.tingkat for b in anak}) == 1:
            for kunci, sel in berumus:
                isi = _isi(anak, kunci)
                yield from _sel(bahan, tabel, sel, Batas([b.nomor for b, _ in isi], [], isi), status)


def _sel(bahan: Bahan, tabel: Tabel, sel: Sel, batas: Batas, status: StatusSel) -> Iterator[Temuan]:
    assert sel.rumus is not None
    rentang = [d.rentang for d in daerah(sel.rumus) if not d.lembar and d.rentang.rows > 1]
    if not rentang or len(set(rentang)) > 1 or not batas.data:
        return
    r = rentang[0]
    if r.cols > 1 or r.rows > 100_000 or r.contains(sel.baris, sel.kolom):
        return
    masalah = _kurang(r, batas) or _lebih(bahan.buku.sheet(tabel.lembar), tabel, r, batas)
    if not masalah:
        return
    benar = "" if status(sel) else _seharusnya(sel, r, batas)
    sebab = f"data ada di baris {batas.data[0]} sampai {batas.data[-1]}"
    lengkap = r._replace(top=batas.data[0], bottom=batas.data[-1]).format()
    yield temuan(
        ATURAN,
        sel,
        f"berumus {tampil(sel.rumus, 60)} yang {masalah}; "
        + (f"seharusnya {benar} ({lengkap})." if benar else f"{sebab}."),
        tabel=tabel,
        tingkat="error" if benar else None,
        seharusnya=benar or lengkap,
        uraian=f"{sebab}; hasil seluruhnya {benar}" if benar else "",
        terkait=[s for _, s in batas.isi] if benar else (),
    )


def _seharusnya(sel: Sel, r: Range, batas: Batas) -> str:
    """Jumlah atau rata-rata seluruh baris data, bila satu baris di tepi pasti tertinggal; "" bila mungkin disengaja.

    Disengaja: baris yang lain tingkatnya, nol, indikator lanjutan, atau yang sendirinya jumlah baris-baris lain.
    """
    cocok = re.fullmatch(_TUNGGAL, sel.rumus or "")
    luar = [(b, s) for b, s in batas.isi if not r.top <= b.nomor <= r.bottom]
    if cocok is None or sel.angka is None or len(luar) != 1 or len({b.tingkat for b, _ in batas.isi}) > 1:
        return ""
    nilai = [s.angka.nilai for _, s in batas.isi if s.angka is not None]
    tertinggal = luar[0][1].angka
    if tertinggal is None or luar[0][0].lanjutan or tertinggal.nilai in (0, sum(nilai) - tertinggal.nilai):
        return ""
    seluruh = sum(nilai, Decimal(0)) / (1 if cocok[1].upper() == "SUM" else len(nilai))
    desimal = sel.angka.desimal_nilai
    if bulat(seluruh, desimal) == bulat(sel.angka.nilai, desimal):
        return ""
    return tulis_angka(seluruh, sel.angka.desimal, persen=sel.angka.persen, satuan=sel.angka.satuan)


def _kurang(r: Range, batas: Batas) -> str:
    """Baris di tepi yang tidak ikut; rentang yang mulai sesudah baris ringkasan lain memang sebuah bagian."""
    luar = [n for n in batas.data if not r.top <= n <= r.bottom]
    if not luar or len(luar) > MAKS_KURANG or len(luar) == len(batas.data):
        return ""
    awal, akhir = [n for n in luar if n < r.top], [n for n in luar if n > r.bottom]
    if (awal and any(awal[-1] < s <= r.top for s in batas.ringkas)) or (
        akhir and any(s < akhir[0] for s in batas.ringkas)
    ):
        return ""
    return f"tidak memuat baris {' dan '.join(str(n) for n in luar)}"


def _lebih(lembar: Sheet, tabel: Tabel, r: Range, batas: Batas) -> str:
    """Kepala atau baris penomoran berangka, atau baris ringkasan, yang ikut dihitung."""
    kepala = [
        n
        for n in range(max(r.top, tabel.rentang.top), min(r.bottom, batas.data[0] - 1) + 1)
        if isinstance(lembar.value(n, r.left), float)
    ]
    if kepala:
        return f"ikut memuat baris {kepala[0]} di atas data"
    ringkas = [n for n in batas.ringkas if r.top <= n <= r.bottom]
    return f"ikut memuat baris ringkasan {ringkas[0]}" if ringkas else ""
