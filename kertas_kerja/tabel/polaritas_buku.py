"""Polaritas yang ditunjukkan buku itu sendiri: capaian sebuah indikator di mana pun makin rendah makin baik.

Satu capaian terbalik adalah kekeliruan; capaian yang di setiap tribulan dan tahun memakai bentuk yang sama, dan tidak
sekali pun realisasi ÷ target, adalah arah indikator itu. Di antara banyak yang makin rendah makin baik, satu
realisasi ÷ target adalah kekeliruannya (ADR 0016). Sebaliknya indikator yang namanya tidak mengatakan arahnya dan
berkali-kali dihitung realisasi ÷ target, dengan rumus atau diketik, diisi begitu pula.
"""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Selang
from kertas_kerja.tabel.capaian import bernama_turun, mungkin_turun
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks

MIN_PASANGAN = 2  # target dan realisasi yang berlainan
MIN_BANYAK = 3  # di antaranya satu yang sebaliknya adalah kekeliruan
_Pasangan = tuple[Decimal, Decimal]


class _Bukti(NamedTuple):
    """Pasangan target dan realisasi satu indikator menurut bentuk yang memberi capaian tertulisnya.

    `tabel` memuat id tabel yang capaiannya hanya cocok dengan bentuk (2T − R) ÷ T.
    """

    naik: set[_Pasangan]
    selisih: set[_Pasangan]
    balik: set[_Pasangan]
    hanya_selisih: bool = False  # sebuah capaian hanya cocok dengan bentuk itu
    hanya_balik: bool = False
    tabel: frozenset[str] = frozenset()
    berulang: int = 0  # sel yang hanya cocok dengan realisasi ÷ target, atau berumus begitu

    def turun(self, nama: str) -> bool:
        """Benar bila sedikitnya dua pasangan memakai satu bentuk, dan tidak satu pun realisasi ÷ target.

        Satu pasangan cukup bila beberapa tabel menghitungnya (2T − R) ÷ T: tidak ada yang memakainya karena keliru.
        Satu realisasi ÷ target di antara lebih banyak yang lain, atau di antara dua bila `nama` membolehkan makin
        rendah makin baik, tidak membatalkannya.
        """
        if not self.naik:
            return max(len(self.selisih), len(self.balik), len(self.tabel)) >= MIN_PASANGAN
        banyak = max(len(self.selisih - self.naik), len(self.balik - self.naik))
        if len(self.naik) > 1 or banyak < MIN_PASANGAN:
            return False
        return banyak >= MIN_BANYAK or mungkin_turun(nama)

    def naik_saja(self) -> bool:
        """Benar bila sedikitnya dua sel dihitung realisasi ÷ target dan tidak satu pun menurut bentuk turun."""
        return self.berulang >= MIN_PASANGAN and not (self.hanya_selisih or self.hanya_balik)


def dengan_polaritas(konteks: Konteks, daftar: Iterable[Tabel]) -> Konteks:
    """Konteks dengan indikator yang ternyata turun, dan bentuk T ÷ R bila hanya itu yang dipakai buku itu.

    Profil yang menetapkan T ÷ R dituruti.
    """
    bukti = _bukti(daftar)
    tersirat = {nama for nama, b in bukti.items() if nama not in konteks.naik and b.turun(nama)}
    turun = konteks.turun | tersirat
    dihitung_naik = {
        nama for nama, b in bukti.items() if nama not in turun and b.naik_saja() and not bernama_turun(nama)
    }
    dipakai = [b for nama, b in bukti.items() if nama in turun or bernama_turun(nama)]
    balik = {p for b in dipakai for p in b.balik - b.selisih}
    hanya_balik = len(balik) >= MIN_PASANGAN and not any(b.selisih - b.balik for b in dipakai)
    # Satu pasangan pun menunjukkan bentuknya, bila bentuk yang lain tidak dipakai di mana pun.
    hanya_balik = hanya_balik or (any(b.hanya_balik for b in dipakai) and not any(map(_berselisih, bukti.values())))
    if hanya_balik and konteks.profil.polaritas_turun == "(2T-R)/T":
        konteks = konteks._replace(profil=konteks.profil._replace(polaritas_turun="T/R"))
    return konteks._replace(turun=turun, naik=konteks.naik | dihitung_naik)


def _berselisih(b: _Bukti) -> bool:
    return b.hanya_selisih


def _bukti(daftar: Iterable[Tabel]) -> dict[str, _Bukti]:
    hasil: dict[str, _Bukti] = {}
    for t in daftar:
        for nama, sel in _terukur(t):
            target, realisasi, capaian = (s.angka for s in sel)
            assert target is not None
            assert realisasi is not None
            assert capaian is not None
            bukti = hasil.setdefault(nama, _Bukti(set(), set(), set()))
            berumus = _berumus_naik(sel)
            if berumus:
                hasil[nama] = bukti = bukti._replace(berulang=bukti.berulang + 1)
            pasangan, ditulis = (target.nilai, realisasi.nilai), capaian.selang()
            if target.nilai == realisasi.nilai:
                continue  # yang tepat 100% tidak berarah
            cocok = [ditulis.beririsan(Selang(nilai, nilai)) for nilai in _bentuk(*pasangan)]
            for bentuk, satu in zip((bukti.naik, bukti.selisih, bukti.balik), cocok, strict=True):
                bentuk.update([pasangan] if satu else [])
            selisih, balik = cocok == [False, True, False], cocok == [False, False, True]
            naik = cocok == [True, False, False] and not berumus
            hasil[nama] = bukti._replace(
                hanya_selisih=bukti.hanya_selisih or selisih,
                hanya_balik=bukti.hanya_balik or balik,
                tabel=bukti.tabel | {t.id} if selisih else bukti.tabel,
                berulang=bukti.berulang + naik,
            )
    return hasil


def _bentuk(target: Decimal, realisasi: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    return realisasi / target, (2 * target - realisasi) / target, target / realisasi


def _terukur(t: Tabel) -> Iterator[tuple[str, list[Sel]]]:
    """(nama indikator, sel target, realisasi, capaian) yang tertulis dan tidak nol."""
    lalu = "_prev" if t.kind == "kkpt" else ""
    for hasil, target in (("capaian", f"target{lalu}"), ("kemajuan", "target_renstra")):
        for k in t.kolom_bernama(hasil):
            akhir = k.kunci.removeprefix(hasil)
            for b in t.data():
                sel = [b.ambil(kunci) for kunci in (target + akhir, f"realisasi{lalu}{akhir}", k.kunci)]
                ada = [s for s in sel if s is not None and s.angka is not None and s.angka.nilai]
                nama = (s := b.ambil("indikator")) is not None and normalkan(s.teks)
                if nama and len(ada) == len(sel):
                    yield nama, ada


def _berumus_naik(sel: list[Sel]) -> bool:
    """Benar bila capaian itu berumus realisasi ÷ target."""
    target, realisasi, capaian = sel
    rumus = (capaian.rumus or "").replace("$", "")
    if "/" not in rumus:
        return False
    depan, bagi, belakang = rumus.partition(f"{realisasi.alamat}/{target.alamat}")
    return bool(bagi) and not (depan[-1:].isalpha() or depan[-1:] == "!" or belakang[:1].isdigit())
