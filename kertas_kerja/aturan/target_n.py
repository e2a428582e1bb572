"""Baris Kertas Kerja Penetapan Target bagi aturan KK5xx: target N di samping target dan realisasi N-1."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.tabel.capaian import naik, polaritas_ragu

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan, Tingkat


class BarisTarget(NamedTuple):
    """Satu indikator di Kertas Kerja; `naik` benar bila makin tinggi makin baik, `ragu` bila tidak ada yang tahu."""

    tabel: Tabel
    baris: Baris
    target: Sel | None
    target_prev: Sel | None
    realisasi_prev: Sel | None
    naik: bool
    ragu: bool = False

    @property
    def analisis(self) -> str:
        """Teks analisisnya dalam huruf kecil."""
        sel = self.baris.ambil("analisis")
        return sel.teks.lower() if sel is not None else ""

    def lebih_baik(self, a: Angka, b: Angka) -> bool:
        """Benar bila `a` lebih baik daripada `b` menurut arah indikatornya."""
        return a.nilai > b.nilai if self.naik else a.nilai < b.nilai


def baris_target(bahan: Bahan) -> Iterator[BarisTarget]:
    """Setiap baris indikator di setiap Kertas Kerja yang sudah diisi dan punya kolom analisis."""
    for t in bahan.tabel:
        if t.kind != "kkpt" or not t.punya("analisis"):
            continue
        for b in t.data():
            indikator = b.ambil("indikator")
            target, target_prev, realisasi_prev = (b.ambil(k) for k in ("target", "target_prev", "realisasi_prev"))
            berisi = any(s is not None and s.teks for s in (target, target_prev, realisasi_prev))
            if indikator is not None and indikator.teks and berisi:
                yield BarisTarget(
                    t, b, target, target_prev, realisasi_prev, naik(b, bahan.konteks), polaritas_ragu(b, bahan.konteks)
                )


def pasangan(a: Sel | None, b: Sel | None) -> tuple[Angka, Angka] | None:
    """Kedua angkanya bila sama-sama tertulis dan sejenis (persen dengan persen)."""
    if a is None or b is None or a.angka is None or b.angka is None or a.angka.persen != b.angka.persen:
        return None
    return a.angka, b.angka


def temuan_target(
    aturan: Aturan,
    b: BarisTarget,
    sel: Sel,
    pesan: str,
    uraian: str = "",
    *,
    seharusnya: str = "",
    terkait: tuple[Sel | None, ...] = (),
    tingkat: Tingkat | None = None,
) -> Temuan:
    """Temuan pada sel baris itu; `pesan` didahului alamat selnya."""
    ada = [s for s in terkait if s is not None]
    return temuan(aturan, sel, pesan, tabel=b.tabel, tingkat=tingkat, seharusnya=seharusnya, uraian=uraian, terkait=ada)
