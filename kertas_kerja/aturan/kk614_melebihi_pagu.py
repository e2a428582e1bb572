"""KK614: realisasi anggaran sebuah belanja melebihi pagunya."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan
    from kertas_kerja.tabel.relasi import HasilRelasi

ATURAN = Aturan(
    kode="KK614",
    nama="Realisasi melebihi pagu",
    tingkat="warning",
    apa="Realisasi belanja tidak lebih dari pagunya; target pendapatan boleh terlampaui.",
    mengapa="Belanja tidak boleh melampaui anggaran yang tersedia, jadi salah satu angkanya keliru atau pagunya belum "
    "pagu perubahan; serapan di atas 100% ikut terhitung tanpa terlihat.",
    contoh="pagu 1.000.000 dan realisasi 1.900.000 memberi serapan 190%",
    cara="Cocokkan pagu (sesudah perubahan) dan realisasi dengan DPA dan laporan realisasi anggaran.",
    rumus="error bila serapan yang tertulis di baris itu juga tidak cocok dengan keduanya",
)

# Yang boleh melampaui anggarannya: pendapatan dan pembiayaan, dan belanja dengan ambang batas fleksibilitas.
_BOLEH = (
    r"pendapatan|penerimaan|pembiayaan|retribusi|\bpajak|\bpad\b|\bhibah|\btransfer\b|\bdana (?:alokasi|bagi)|surplus"
    r"|defisit|silpa|\bblud\b|\bjkn\b|kapitasi|\bbos\b"
)
_SEBAGIAN = 3  # kurang dari sepertiga barisnya: selebihnya tabel berpagu lama


class _Lebih(NamedTuple):
    """Satu realisasi yang melebihi pagu di barisnya."""

    realisasi: Sel
    pagu: Sel


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap realisasi yang melebihi pagunya, di tabel belanja yang lainnya tidak demikian."""
    salah: dict[tuple[str, int], HasilRelasi] | None = None
    for tabel in bahan.tabel:
        if not (tabel.punya("pagu") and tabel.punya("realisasi_anggaran")) or _bukan_belanja(tabel):
            continue
        pasangan = [p for b in tabel.data() for p in _pasangan(tabel, b)]
        lebih = [p for p in pasangan if _melebihi(p)]
        if lebih and len(lebih) * _SEBAGIAN < len(pasangan):
            salah = _serapan_salah(bahan) if salah is None else salah
            for satu in lebih:
                yield _temuan(tabel, satu, salah.get((tabel.id, satu.realisasi.baris)))


def _bukan_belanja(tabel: Tabel) -> bool:
    """Benar bila judul, kepala pagu, atau salah satu barisnya menyebut yang boleh melampaui anggarannya."""
    kepala = (k.judul for k in tabel.kolom if k.nama in ("pagu", "realisasi_anggaran"))
    nama = (s.teks for b in tabel.baris for k in _NAMA if (s := b.ambil(k)) is not None and s.teks)
    if any(k.judul.lower().startswith("target") for k in tabel.kolom if k.nama == "pagu"):
        return True
    return any(re.search(_BOLEH, teks.lower()) for teks in (tabel.judul, *kepala, *nama))


_NAMA = ("sasaran", "program", "tujuan", "kode")


def _pasangan(tabel: Tabel, baris: Baris) -> Iterator[_Lebih]:
    """Setiap realisasi anggaran di baris itu dan pagu kelompoknya, atau pagu setahun."""
    for kolom in tabel.kolom_bernama("realisasi_anggaran"):
        realisasi = baris.ambil(kolom.kunci)
        pagu = baris.ambil(f"pagu@{kolom.grup}") if kolom.grup else None
        pagu = pagu or baris.ambil("pagu")
        if realisasi is None or pagu is None or realisasi.angka is None or pagu.angka is None:
            continue
        if pagu.angka.nilai > 0:
            yield _Lebih(realisasi, pagu)


def _melebihi(p: _Lebih) -> bool:
    assert p.realisasi.angka is not None
    assert p.pagu.angka is not None
    return p.realisasi.angka.selang().bawah > p.pagu.angka.selang().atas and p.realisasi.skala == p.pagu.skala


def _serapan_salah(bahan: Bahan) -> dict[tuple[str, int], HasilRelasi]:
    """Serapan yang tidak cocok dengan pagu dan realisasinya, menurut tabel dan baris selnya."""
    return {
        (h.tempat.tabel.id, h.tempat.sel.baris): h
        for h in bahan.hasil
        if h.putusan.status == "wrong" and h.tempat.relasi.kode == "KK110" and h.tempat.sel.angka is not None
    }


def _temuan(tabel: Tabel, p: _Lebih, serapan: HasilRelasi | None) -> Temuan:
    juga = ""
    if serapan is not None:
        juga = (
            f"; serapan di {serapan.tempat.sel.alamat} tertulis {serapan.tempat.sel.teks}, tidak cocok dengan keduanya"
        )
    return temuan(
        ATURAN,
        p.realisasi,
        f"tertulis {p.realisasi.teks}, melebihi pagu {p.pagu.teks} di {p.pagu.alamat}; cocokkan keduanya dengan DPA "
        "dan laporan realisasi anggaran.",
        tabel=tabel,
        tingkat="error" if serapan is not None else None,
        uraian=f"realisasi anggaran {p.realisasi.teks} > pagu {p.pagu.teks}{juga}",
        terkait=[p.pagu, *([serapan.tempat.sel] if serapan is not None else [])],
    )
