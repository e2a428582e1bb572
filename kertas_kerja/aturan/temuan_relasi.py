"""Dari putusan relasi menjadi temuan: salah = error, beda pembulatan = info, tepat = tidak disebut.

Pembacaan Excel dan kata baru dimuat bila ada temuan: kertas yang bersih tidak memerlukannya.
"""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, bulat
from kertas_kerja.aturan.sebutan import seperti_sel
from kertas_kerja.model import Rujukan, Saran, Temuan
from kertas_kerja.rumus.ekspresi import Himpunan
from kertas_kerja.tabel.relasi import menilai_predikat, putuskan_tempat, tempat_relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.aturan.akibat import Lanjutan
    from kertas_kerja.aturan.bagian_berlebih import Bagian
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Tabel, Tingkat
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import HasilRelasi, Tempat

MAKS_TERKAIT = 400
_SESKALA = frozenset({"jumlah", "rata", "tambah", "kurang", "maks", "min"})  # hasilnya seskala masukannya
_BERTARIF = ("KK103", "KK104")
HITUNGAN = "hitungan"  # kunci dasar relasi yang tidak ditetapkan peraturan mana pun
DESIMAL_TAMPIL = 2  # yang dipinjam dari kolom


class HasilSemua(NamedTuple):
    """Putusan atas semua relasi, dan KK901 untuk setiap relasi yang gagal dihitung."""

    hasil: tuple[HasilRelasi, ...]
    gagal: tuple[Temuan, ...]


def putusan_relasi(daftar: Iterable[Tabel], konteks: Konteks) -> HasilSemua:
    """Putusan atas setiap relasi setiap tabel; yang gagal dihitung menjadi satu KK901, yang lain tetap berjalan."""
    hasil: list[HasilRelasi] = []
    gagal: dict[tuple[str, str], Temuan] = {}
    for tabel in daftar:
        try:
            for tempat in tempat_relasi(tabel, konteks):
                try:
                    satu = putuskan_tempat(tempat, konteks)
                except Exception as galat:
                    gagal.setdefault((tabel.id, tempat.relasi.kode), relasi_gagal(tempat, galat))
                else:
                    hasil += [satu] if satu is not None else []
        except Exception as galat:
            gagal[tabel.id, ""] = tabel_gagal(tabel, galat)
    if any(h.putusan.status == "wrong" for h in hasil):
        from kertas_kerja.aturan.akibat import berakhir
        from kertas_kerja.aturan.dipotong import sebagaimana_dipotong
        from kertas_kerja.aturan.koma_hilang import bermasukan_bergeser

        hasil = berakhir(bermasukan_bergeser(sebagaimana_dipotong(hasil), konteks), konteks)
    return HasilSemua(tuple(hasil), tuple(gagal.values()))


def temuan_relasi(bahan: Bahan) -> Iterator[Temuan]:
    """Temuan dari setiap relasi yang salah atau berbeda karena pembulatan; yang gagal diuraikan menjadi KK901."""
    gagal: set[tuple[str, str]] = set()
    lanjutan = _Lanjutan(bahan)
    for hasil in bahan.hasil:
        if hasil.putusan.status not in ("wrong", "rounding") or hasil.putusan.dipotong:
            continue
        if hasil.tempat.masukan is not None:
            continue
        try:
            if not lanjutan.dibenarkan(hasil):
                yield lanjutan.lengkapi(hasil, satu_temuan(hasil, bahan.konteks))
        except Exception as galat:
            letak = (hasil.tempat.tabel.id, hasil.tempat.relasi.kode)
            if letak not in gagal:
                gagal.add(letak)
                yield relasi_gagal(hasil.tempat, galat)


def temuan_dipotong(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap relasi tabel yang hasilnya dipotong: pada sel pertama, dengan sel lainnya terkait."""
    kelompok: dict[tuple[str, str], list[HasilRelasi]] = {}
    for hasil in bahan.hasil:
        if hasil.putusan.dipotong:
            kelompok.setdefault((hasil.tempat.tabel.id, hasil.tempat.relasi.kode), []).append(hasil)
    for pertama, *lain in kelompok.values():
        satu = satu_temuan(pertama, bahan.konteks)
        sel = [h.tempat.sel for h in lain]
        juga = f"; {len(sel)} sel lain di tabel ini ditulis demikian pula" if sel else ""
        yield satu._replace(
            pesan=_pesan_dibulatkan(pertama.tempat, satu.seharusnya, f"desimalnya dipotong, tidak dibulatkan{juga}"),
            terkait=(*satu.terkait, *(Rujukan(s.lembar, s.alamat) for s in sel[:MAKS_TERKAIT])),
        )


class _Lanjutan:
    """Melengkapi temuan dengan sel-sel yang ikut berubah bila hasil salah di tabelnya dibetulkan."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.tabel: dict[str, Lanjutan] = {}

    def dibenarkan(self, hasil: HasilRelasi) -> bool:
        """Benar bila yang tertulis cocok sesudah sebab lain dibetulkan: yang salah sebab itu, bukan hasil ini."""
        if hasil.putusan.status != "wrong":
            return False
        sel = hasil.tempat.sel
        return (hasil.tempat.relasi.kode, (sel.baris, sel.kolom)) in self._lanjutan(hasil.tempat.tabel).benar

    def _lanjutan(self, tabel: Tabel) -> Lanjutan:
        if tabel.id not in self.tabel:
            from kertas_kerja.aturan.akibat import lanjutan_tabel

            self.tabel[tabel.id] = lanjutan_tabel(self.bahan, tabel)
        return self.tabel[tabel.id]

    def lengkapi(self, hasil: HasilRelasi, temuan: Temuan) -> Temuan:
        """Temuan itu, dengan akibatnya di ujung uraian bila ada."""
        if hasil.putusan.status != "wrong":
            return temuan
        letak, lanjutan = (hasil.tempat.sel.baris, hasil.tempat.sel.kolom), self._lanjutan(hasil.tempat.tabel)
        if hasil.tempat.relasi.batas:
            bagian = lanjutan.bagian.get(letak)
            return temuan if bagian is None else _sebagai_bagian(temuan, bagian)
        from kertas_kerja.aturan.akibat import kalimat_akhir

        kalimat = (
            kalimat_akhir(lanjutan.akhir.get(letak), temuan.seharusnya, bool(hasil.tempat.pemasok.baru)),
            lanjutan.kalimat(letak, benar=temuan.seharusnya),
        )
        return temuan._replace(uraian="; ".join((temuan.uraian, *filter(None, kalimat))))


def _sebagai_bagian(temuan: Temuan, bagian: Bagian) -> Temuan:
    """Temuan atas bagian yang melebihi batasnya, dengan nilai yang cocok dengan jumlah tertulisnya."""
    nilai, jumlah = bagian.angka.tulis(), bagian.jumlah
    return temuan._replace(
        seharusnya=nilai,
        pesan=f"{temuan.pesan.rstrip('.')}; {jumlah.alamat} {jumlah.teks} cocok bila sel ini {nilai}.",
        terkait=(*temuan.terkait, Rujukan(jumlah.lembar, jumlah.alamat)),
    )


def relasi_gagal(tempat: Tempat, galat: Exception) -> Temuan:
    """KK901 atas tabel yang relasinya tidak dapat dihitung atau diuraikan; menunjuk sel hasil pertama yang gagal."""
    from kertas_kerja.aturan.kk901_gagal_diperiksa import gagal_pada_tabel

    return gagal_pada_tabel(tempat.tabel, (tempat.sel.baris, tempat.sel.kolom), f"Aturan {tempat.relasi.kode}", galat)


def tabel_gagal(tabel: Tabel, galat: Exception) -> Temuan:
    """KK901 atas tabel yang relasi-relasinya tidak dapat disusun; menunjuk sudut tabelnya."""
    from kertas_kerja.aturan.kk901_gagal_diperiksa import gagal_pada_tabel

    return gagal_pada_tabel(tabel, (tabel.rentang.top, tabel.rentang.left), "Aturan hitungan", galat)


def satu_temuan(hasil: HasilRelasi, konteks: Konteks) -> Temuan:
    """Temuan atas satu relasi: sel hasilnya, nilai seharusnya, uraian hitungan, sel terkait, saran."""
    tempat, putusan = hasil
    sel = tempat.sel
    salah = putusan.status == "wrong"
    seharusnya = tulis_seharusnya(tempat, putusan.seharusnya)
    return Temuan(
        tempat.relasi.kode,
        _tingkat(tempat, konteks) if salah else "info",
        sel.lembar,
        sel.baris,
        sel.kolom,
        sel.teks,
        seharusnya,
        _pesan(tempat, salah, seharusnya),
        _uraian(tempat, putusan.seharusnya, konteks, salah),
        tuple(Rujukan(s.lembar, s.alamat) for s in tempat.terkait[:MAKS_TERKAIT] if not s.kosong),
        dasar_tempat(tempat, konteks),
        _saran(tempat, konteks) if salah else None,
        tempat.tabel.id,
    )


def _pesan(tempat: Tempat, salah: bool, seharusnya: str) -> str:
    sel = tempat.sel
    tertulis = f"{sel.lembar}!{sel.alamat} tertulis {sel.teks}"
    if tempat.relasi.batas:
        return f"{tertulis}, melebihi batasnya {seharusnya}."
    if salah:
        return f"{tertulis}, seharusnya {seharusnya}."
    return _pesan_dibulatkan(tempat, seharusnya, "beda karena pembulatan")


def _pesan_dibulatkan(tempat: Tempat, seharusnya: str, sebab: str) -> str:
    sel = tempat.sel
    return f"{sel.lembar}!{sel.alamat} tertulis {sel.teks}, hitungan dari angka tertulis {seharusnya}; {sebab}."


def _tingkat(tempat: Tempat, konteks: Konteks) -> Tingkat:
    """Predikat menurut skala yang hanya dikenali dari isi buku perlu diperiksa; yang lain kesalahan."""
    return "warning" if konteks.skala_dasar and menilai_predikat(tempat.relasi) else "error"


def dasar_tempat(tempat: Tempat, konteks: Konteks) -> str:
    """Dasar relasi itu, hitungan biasa bila tidak ada.

    Predikat menurut skala lain berdasar skala itu, yang menurut tabel di buku tidak berdasar.
    """
    if tempat.relasi.kode in _BERTARIF and _tarif_lain(tempat, konteks):
        return "koreksi-akip-lain"
    if not menilai_predikat(tempat.relasi) or not (konteks.skala or konteks.skala_dasar):
        return tempat.relasi.dasar or HITUNGAN
    return konteks.skala_dasar


def _tarif_lain(tempat: Tempat, konteks: Konteks) -> bool:
    """Benar bila tarif koreksi tabel itu hanya dari aplikasi publik: peraturannya belum diperiksa."""
    predikat = konteks.predikat_akip.get(tempat.tabel.tahun) or konteks.predikat_akip.get(None)
    tarif = konteks.profil.koreksi_akip.get(predikat.upper()) if predikat else None
    return tarif is not None and tarif.bukti == "C"


def _uraian(tempat: Tempat, seharusnya: Decimal | str | None, konteks: Konteks, salah: bool) -> str:
    """The computation, and for a wrong value the slip that reproduces it or the cell that its formula misses."""
    hitungan = uraian_tempat(tempat, seharusnya, konteks)
    if not salah or tempat.relasi.batas or not isinstance(seharusnya, Decimal):
        return hitungan
    from kertas_kerja.aturan.rumus_selip import rumus_selip
    from kertas_kerja.aturan.selip import cari_selip

    if rumus := rumus_selip(tempat):
        return f"{hitungan}; {rumus}"
    selip = cari_selip(tempat, seharusnya, konteks)
    return f"{hitungan}; yang tertulis {selip}" if selip else hitungan


def tulis_seharusnya(tempat: Tempat, nilai: Decimal | str | None) -> str:
    """Nilai seharusnya, ditulis seperti sel itu menulis angkanya (persen, desimal, satuan)."""
    if nilai is None:
        return ""
    if isinstance(nilai, str):
        return nilai
    return seperti_sel(tempat.sel, _angka_seperti_sel(tempat, nilai)).tulis()


def _angka_seperti_sel(tempat: Tempat, nilai: Decimal) -> Angka:
    angka = tempat.sel.angka
    if angka is None:
        kolom = next((k for k in tempat.tabel.kolom if k.indeks == tempat.sel.kolom), None)
        persen = kolom is not None and kolom.nama in ("capaian", "normalisasi", "koreksi", "nilai_akhir")
        return Angka(nilai, 2, persen)
    tampil = Angka(nilai, angka.desimal, angka.persen, angka.satuan)
    halus = tampil._replace(desimal=_desimal(tempat, angka))
    return tampil if bulat(nilai, tampil.desimal_nilai) == bulat(nilai, halus.desimal_nilai) else halus


def _desimal(tempat: Tempat, angka: Angka) -> int:
    """Desimal sel itu, atau desimal kolomnya bila lebih halus (86 di bawah 87,95)."""
    sejenis = _desimal_tabel(tempat.tabel).get((tempat.sel.kolom, angka.persen, angka.satuan), 0)
    return max(angka.desimal, min(sejenis, DESIMAL_TAMPIL))


_terakhir: tuple[object, dict[tuple[int, bool, str], int]] = (None, {})


def _desimal_tabel(tabel: Tabel) -> dict[tuple[int, bool, str], int]:
    """Desimal terbanyak menurut kolom, persen, dan satuan; tabel yang terakhir ditanya diingat."""
    global _terakhir
    milik, hasil = _terakhir
    if milik is not tabel.baris:
        hasil = {}
        for sel in (s for b in tabel.data() for s in b.sel.values()):
            if sel.angka is not None:
                kunci = (sel.kolom, sel.angka.persen, sel.angka.satuan)
                hasil[kunci] = max(hasil.get(kunci, 0), sel.angka.desimal)
        _terakhir = (tabel.baris, hasil)
    return hasil


def uraian_tempat(tempat: Tempat, nilai: Decimal | str | None, konteks: Konteks | None = None) -> str:
    """Hitungan dalam kata: "capaian = realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%"."""

    def teks(daun: Daun) -> str | list[str]:
        return tempat.pemasok.teks_daftar(daun) if isinstance(daun, Himpunan) else tempat.pemasok.teks(daun)

    from kertas_kerja.rumus.uraian import uraian

    hasil: Angka | str = ""
    if isinstance(nilai, Decimal):
        hasil = _angka_seperti_sel(tempat, nilai)
        if tempat.relasi.rumus.op in _SESKALA:
            hasil = seperti_sel(tempat.sel, hasil)
    elif nilai is not None:
        hasil = nilai
    nama = tempat.relasi.nama or tempat.relasi.hasil
    return uraian(tempat.relasi.rumus, teks, hasil, nama, None if konteks is None else konteks.profil.pita)


def _saran(tempat: Tempat, konteks: Konteks) -> Saran | None:
    if tempat.relasi.batas or not tempat.relasi.isi:
        return Saran(False, None, "Periksa kembali angka pada sel ini dan sel terkait.")
    sel = tempat.sel
    persen = sel.jenis == "s" and sel.skala == 1 and sel.angka is not None and sel.angka.persen  # "31,00%" as text
    try:
        return Saran(True, rumus_tempat(tempat, konteks), "Beri sel ini format persen." if persen else "")
    except ValueError:  # more ranges than a formula can hold
        return Saran(False, None, "Periksa kembali angka pada sel ini dan sel terkait.")


def rumus_tempat(tempat: Tempat, konteks: Konteks) -> str:
    """Rumus Excel untuk sel hasil, dalam skala sel itu sendiri."""
    from kertas_kerja.rumus.excel import rumus_sel

    skala = tempat.sel.skala if tempat.sel.angka is not None else 1
    return rumus_sel(tempat.relasi.rumus, tempat.pemasok.acuan, konteks.profil.pita, skala)
