"""Dari hitungan ulang sebuah pernyataan menjadi hubungan yang terhitung, dengan temuannya bila tidak tepat."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka
from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.model import Rujukan, Temuan
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.rumus.uraian import sebutan, uraian

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.model import Sel, Tingkat
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi
    from kertas_kerja.rumus.putusan import Putusan


class Hitungan(NamedTuple):
    """Satu pernyataan: rumusnya, isi daunnya, angka yang tertulis, dan kata-kata yang dikutip."""

    kode: str
    sumber: SelTeks
    rumus: Ekspresi
    isi: Mapping[Daun, Angka | list[Angka]]
    tertulis: Angka
    kutipan: str
    nama: str
    dasar: str = ""
    terkait: tuple[Rujukan, ...] = ()
    catatan: str = ""
    bernama: bool = True

    def putus(self) -> Putusan:
        """Putusan atas angka yang tertulis."""
        return putuskan(self.rumus, self.isi.get, self.tertulis)

    def uraikan(self, nilai: Decimal) -> str:
        """Hitungan dalam kata, hasilnya ditulis seperti angka di kalimat itu."""

        def teks(daun: Daun) -> str | list[str] | None:
            isi = self.isi.get(daun)
            return [a.tulis() for a in isi] if isinstance(isi, list) else isi.tulis() if isi is not None else None

        sebut = sebutan if self.bernama else (lambda daun: str(teks(daun)))
        return uraian(self.rumus, teks, seperti(self.tertulis, nilai), self.nama, sebut=sebut)


def seperti(tertulis: Angka, nilai: Decimal) -> Angka:
    """Nilai lain yang ditulis dengan desimal, persen, dan satuan angka itu."""
    return Angka(nilai, tertulis.desimal, tertulis.persen, tertulis.satuan)


def hubungan(h: Hitungan, putusan: Putusan | None = None) -> Hubungan | None:
    """Hubungan beserta temuannya; None bila tidak dapat dihitung."""
    putusan = putusan or h.putus()
    if putusan.status is None or not isinstance(putusan.seharusnya, Decimal):
        return None
    if putusan.status == "exact":
        return Hubungan("exact")
    return Hubungan(putusan.status, _temuan(h, putusan.status == "wrong", putusan.seharusnya))


def _temuan(h: Hitungan, salah: bool, nilai: Decimal) -> Temuan:
    benar = seperti(h.tertulis, nilai).tulis()
    lokasi = f"{h.sumber.lembar}!{_alamat(h.sumber)}"
    if salah:
        pesan = f"{lokasi} menyebut {kutip(h.kutipan)}; {h.nama} seharusnya {benar}."
    else:
        pesan = f"{lokasi} menyebut {kutip(h.kutipan)}; hitungan dari angka tertulis {benar}, beda karena pembulatan."
    hitungan = h.uraikan(nilai)
    return temuan(
        h.sumber, h.kode, h.tertulis.tulis(), benar, pesan, f"{hitungan}; {h.catatan}" if h.catatan else hitungan,
        terkait=h.terkait, dasar=h.dasar, tingkat="error" if salah else "info",
    )  # fmt: skip


def temuan(
    sumber: SelTeks,
    kode: str,
    ditemukan: str,
    seharusnya: str,
    pesan: str,
    uraian: str,
    *,
    terkait: tuple[Rujukan, ...] = (),
    dasar: str = "",
    tingkat: Tingkat = "error",
) -> Temuan:
    """Temuan pada sel berkalimat itu."""
    id_tabel = sumber.tabel.id if sumber.tabel is not None else None
    return Temuan(
        kode, tingkat, sumber.lembar, sumber.baris, sumber.kolom, ditemukan, seharusnya, pesan, uraian,
        terkait, dasar, None, id_tabel,
    )  # fmt: skip


def lokasi(sumber: SelTeks) -> str:
    """Alamat lengkap sel itu."""
    return f"{sumber.lembar}!{_alamat(sumber)}"


def kutip(teks: str) -> str:
    """Kata-kata di antara tanda petik."""
    return f'"{teks}"'


def rujuk(sel: Iterable[Sel]) -> tuple[Rujukan, ...]:
    """Rujukan ke sel-sel itu, tanpa yang kembar."""
    return tuple(dict.fromkeys(Rujukan(s.lembar, s.alamat) for s in sel))


def ukuran(angka: Angka, *, tetap: bool = False) -> Angka:
    """Angka kalimat dengan ketelitiannya: cacah bersatuan dan rupiah pasti, 9 berarti 9,00, selebihnya digit tertulis.

    `tetap` untuk angka yang diputuskan orang (target): sekurangnya dua desimal.
    """
    if angka.desimal == 0 and not angka.persen:
        return angka.dengan_ketelitian(2)
    return angka.dengan_ketelitian(max(angka.desimal, 2)) if tetap else angka


def _alamat(sumber: SelTeks) -> str:
    from kertas_kerja.buku.refs import format_cell

    return format_cell(sumber.baris, sumber.kolom)
