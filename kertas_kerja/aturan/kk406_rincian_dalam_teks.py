"""KK406: rincian indeks di dalam kalimat harus sama dengan tabel komponennya dan menghasilkan nilai yang disebut."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK406",
    nama="Rincian dalam kalimat",
    tingkat="error",
    apa="Nilai komponen dalam kalimat harus sama dengan tabel komponennya, dan jumlahnya dengan nilai indeksnya.",
    mengapa="Rincian yang disalin ke dalam analisis sering tertinggal saat tabelnya diperbaiki.",
    contoh='"layanan SKCK: 95,24" dalam analisis, sedangkan tabel komponen IKM memuat 95,34',
    cara="Samakan rincian dalam kalimat dengan tabel komponennya, lalu hitung kembali nilai indeksnya.",
    rumus="IKM = rata-rata layanan; F02, AKIP, RB = jumlah komponen; IPP = 75% F02 + 25% F03; IKPP dari IKM dan IPP",
)
_KATA = ("ikm", "ipp", "f02", "akip", "rb", "ikkk", "ikpp", "birokrasi", "layanan", "aspek", "kinerja", "komponen")


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap butir, setiap jumlah rincian, dan setiap indeks gabungan yang terbaca pasti."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    for sumber in sel_teks(bahan, _layak):
        from kertas_kerja.aturan.kalimat_gabungan import hubungan_gabungan
        from kertas_kerja.aturan.kalimat_komponen import hubungan_komponen

        yield from hubungan_komponen(sumber, bahan, ATURAN)
        yield from hubungan_gabungan(sumber, bahan.konteks, ATURAN)


def _layak(teks: str) -> bool:
    return any(k in teks for k in _KATA)
