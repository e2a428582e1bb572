"""Apakah angka-angka yang seharusnya sama memang sama, dan bila tidak, sel mana yang menyimpang.

Dua tulisan sama bila selang pembulatan keduanya beririsan: 78,6 dan 78,64 sama, 104,65% dan 104,90% tidak.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, bulat
from kertas_kerja.aturan.antar.tipe import TURUNAN
from kertas_kerja.aturan.antar.waktu import RENCANA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kertas_kerja.aturan.antar.tipe import Amatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel
    from kertas_kerja.rumus.putusan import Status

Letak = tuple[str, int, int]
_RUPIAH = frozenset({"pagu", "realisasi_anggaran", "jumlah_anggaran", "jumlah_realisasi_anggaran"})


def banding(a: Amatan, b: Amatan) -> Status | None:
    """Putusan atas dua tulisan angka yang sama; None bila tidak layak dibandingkan."""
    ka, kb = a.sel.angka, b.sel.angka
    if ka is None or kb is None:
        if ka is not None or kb is not None:
            return None
        return "exact" if a.sel.teks.strip().casefold() == b.sel.teks.strip().casefold() else "wrong"
    turunan = a.ukuran in TURUNAN or a.ukuran.startswith("rata")
    putusan = _banding_angka(ka, kb, turunan)
    if putusan == "wrong" and a.ukuran in _RUPIAH and _beda_skala(ka, kb):
        putusan = "rounding"
    if putusan == "wrong" and _tak_sebanding(a, b):
        return None
    return putusan


def _banding_angka(a: Angka, b: Angka, turunan: bool) -> Status | None:
    if a.persen == b.persen:
        return _beririsan(a, b, turunan)
    persen, polos = (a, b) if a.persen else (b, a)
    poin = polos._replace(nilai=polos.nilai / 100, persen=True)
    rasio = polos._replace(persen=True, desimal=max(polos.desimal - 2, 0))
    hasil = [_beririsan(persen, x, turunan) for x in (poin, rasio)]
    return next((h for h in ("exact", "rounding") if h in hasil), "wrong")


def _beririsan(a: Angka, b: Angka, turunan: bool) -> Status | None:
    va, vb = bulat(a.nilai, a.desimal_nilai), bulat(b.nilai, b.desimal_nilai)
    if va == vb:
        return "exact"
    kasar, teliti = sorted((a, b), key=lambda x: x.desimal_nilai)
    if _dua_kali(teliti.nilai, kasar.desimal_nilai) == bulat(kasar.nilai, kasar.desimal_nilai):
        return "rounding"
    satuan = [Decimal(1).scaleb(-x.desimal_nilai) for x in (a, b)]
    jarak = abs(va - vb)
    if jarak * 2 < sum(satuan) or (turunan and jarak <= max(satuan)):
        return "rounding"
    return "wrong"


def _dua_kali(nilai: Decimal, desimal: int) -> Decimal:
    """Dibulatkan dua kali: 92,446 menjadi 92,45, lalu 92,5."""
    return bulat(bulat(nilai, desimal + 1), desimal)


def _beda_skala(a: Angka, b: Angka) -> bool:
    """Benar bila yang satu ditulis dalam ribu atau juta rupiah."""
    kecil, besar = sorted((a, b), key=lambda x: abs(x.nilai))
    for pangkat in (3, 6):
        naik = kecil._replace(nilai=kecil.nilai.scaleb(pangkat))
        if abs(naik.nilai - besar.nilai) <= Decimal(1).scaleb(pangkat - kecil.desimal) / 2:
            return True
    return False


def _tak_sebanding(a: Amatan, b: Amatan) -> bool:
    """Cacah pada satu tribulan, kumulatif Renstra, atau NRR (1-4) di samping IKM (0-100) memang boleh berbeda."""
    sa, sb = a.sel.angka, b.sel.angka
    assert sa is not None
    assert sb is not None
    cacah = sa.ketelitian is None and sb.ketelitian is None and a.ukuran not in _RUPIAH
    if cacah and a.ukuran in ("target", "realisasi") and _lain_sifat(a, b):
        return True
    return a.kunci.startswith(("k:ikm:", "c:ikm")) and min(sa.nilai, sb.nilai) <= 4 and max(sa.nilai, sb.nilai) >= 25


def _lain_sifat(a: Amatan, b: Amatan) -> bool:
    return a.tunggal != b.tunggal or "kemajuan_renstra" in (a.tabel.kind, b.tabel.kind)


class Catatan(NamedTuple):
    """Yang sudah diketahui tentang sel-sel buku: yang terbukti cocok dan yang sudah dinyatakan salah."""

    cocok: frozenset[Letak]
    salah: dict[Letak, str]

    def sudah(self, a: Amatan) -> str:
        """Kode aturan yang sudah menyalahkan sel itu, atau kosong."""
        return self.salah.get(letak(a.sel), "")

    def terbukti(self, a: Amatan) -> bool:
        """Benar bila sel itu cocok dengan hitungan barisnya sendiri."""
        return letak(a.sel) in self.cocok


def letak(sel: Sel) -> Letak:
    """Lembar, baris, kolom."""
    return sel.lembar, sel.baris, sel.kolom


def catatan_relasi(bahan: Bahan) -> Catatan:
    """Putusan relasi atas setiap sel hasil."""
    salah = {letak(h.tempat.salah): h.tempat.relasi.kode for h in bahan.hasil if h.putusan.status == "wrong"}
    cocok = {letak(h.tempat.sel) for h in bahan.hasil if h.putusan.status in ("exact", "rounding")}
    return Catatan(frozenset(cocok - salah.keys()), salah)


def seragam(kelompok: Sequence[Amatan]) -> bool:
    """Benar bila semua tulisan menampilkan angka yang sama: kelompok seperti itu tidak perlu dibandingkan lagi."""
    pertama = kelompok[0].sel.angka
    if pertama is None:
        return False
    tampil = bulat(pertama.nilai, pertama.desimal_nilai)
    for a in kelompok[1:]:
        angka = a.sel.angka
        if angka is None or angka.persen != pertama.persen or bulat(angka.nilai, angka.desimal_nilai) != tampil:
            return False
    return True


class Beda(NamedTuple):
    """Sebuah nilai yang menyimpang dari acuan: amatan yang menulisnya (yang pertama disebut temuan)."""

    amatan: tuple[Amatan, ...]


class HasilKelompok(NamedTuple):
    """Putusan atas sekelompok amatan yang seharusnya sama."""

    acuan: Amatan
    sepakat: tuple[Amatan, ...]
    putusan: tuple[tuple[Amatan, Status | None], ...]
    beda: tuple[Beda, ...]


Urut = Callable[["Amatan"], tuple[int, int, int]]


def urut_lembar(bahan: Bahan) -> Urut:
    """Urutan amatan: lembar, baris, kolom."""
    urutan = {info.name: i for i, info in enumerate(bahan.buku.sheets)}
    return lambda a: (urutan[a.sel.lembar], a.sel.baris, a.sel.kolom)


def bandingkan(kelompok: Sequence[Amatan], catatan: Catatan, urut: Urut) -> HasilKelompok:
    """Pilih acuan (nilai yang ditulis tabel terbanyak, yang terbukti, lalu yang lebih dahulu) dan nilai sisanya."""
    daftar = sorted(kelompok, key=urut)
    gugus: list[list[Amatan]] = []
    for a in daftar:
        tempat = next((g for g in gugus if banding(g[0], a) in ("exact", "rounding")), None)
        if tempat is None:
            gugus.append([a])
        else:
            tempat.append(a)
    utama = max(gugus, key=lambda g: (_suara(g, catatan), _kuat(g, catatan), -daftar.index(g[0])))
    acuan = max(utama, key=lambda a: (not catatan.sudah(a), _desimal(a), -daftar.index(a)))
    putusan = tuple((a, banding(acuan, a)) for a in daftar if a is not acuan)
    salah = {id(a) for a, p in putusan if p == "wrong"}
    beda = tuple(Beda(tuple(a for a in g if id(a) in salah)) for g in gugus if any(id(a) in salah for a in g))
    return HasilKelompok(acuan, tuple(a for a in utama if a is not acuan), putusan, beda)


def _suara(gugus: list[Amatan], catatan: Catatan) -> int:
    return len({a.tabel.id for a in gugus if not catatan.sudah(a)})


def _kuat(gugus: list[Amatan], catatan: Catatan) -> tuple[bool, bool]:
    return any(catatan.terbukti(a) for a in gugus), any(a.tabel.kind in RENCANA for a in gugus)


def _desimal(a: Amatan) -> int:
    return a.sel.angka.desimal if a.sel.angka is not None else 0


def kutip_nama(daftar: Iterable[Amatan]) -> str:
    """Nama-nama yang dianggap sama, sebagaimana tertulis: '"A" = "B"'."""
    nama: dict[str, str] = {}
    for a in daftar:
        nama.setdefault(" ".join(a.nama.casefold().split()), " ".join(a.nama.split()))
    pendek = [f'"{n if len(n) <= 120 else n[:117] + "..."}"' for n in nama.values()]
    return " = ".join(pendek[:4]) + (" = …" if len(pendek) > 4 else "")
