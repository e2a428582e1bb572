"""Identitas indikator: kapan dua nama yang ditulis berbeda berarti indikator yang sama.

Urutannya: nama dinormalkan (huruf, spasi, tanda baca, singkatan, satuan dalam kurung), nama kantor yang
disebut buku itu sendiri dilepas, alias profil dipakai, singkatan diuraikan; kemiripan ejaan hanya langkah
terakhir, dan tidak pernah menyatukan dua nama yang ada dalam satu tabel.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from kertas_kerja.tabel.kosakata import mungkin_bernomor, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Kata = tuple[str, ...]

_KURUNG = r"\(([^()]*)\)"
_KATA = re.compile(r"[^\W_]+")
_NOMOR = r"^\s*(?:(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)]\s+|[-•]\s*)"
_KODE = r"^\s*\d{1,2}(?:\.\d{1,4}){1,6}\s*[-.:]?\s+"
_SINONIM = {
    "kec": "kecamatan", "kab": "kabupaten", "prov": "provinsi", "prosentase": "persentase",
    "indek": "indeks", "index": "indeks", "jml": "jumlah", "sakip": "akip",
}  # fmt: skip
_SATUAN = frozenset({
    "indeks", "nilai", "angka", "skor", "poin", "point", "persen", "persentase", "rupiah", "rp", "predikat",
    "opini", "kategori", "rasio", "level", "orang", "dokumen", "laporan", "unit", "paket", "desa", "lembaga",
    "kegiatan", "kali", "bulan", "hari", "jam", "km", "ha", "ton", "buah", "lokasi", "kelompok", "per",
})  # fmt: skip
_JENIS = (
    "kecamatan|kelurahan|dinas|badan|kantor|inspektorat|sekretariat|satuan|rsud|rumah sakit|puskesmas|bagian|uptd"
    "|upt|balai|desa"
)
_JENIS_KATA = frozenset(_JENIS.split("|"))
_KANTOR = (
    rf"\b({_JENIS})((?: (?!(?:tahun|kabupaten|kota|provinsi|dengan|tb|tw|tr|triwulan|tribulan|semester|periode"
    rf"|perubahan|murni|terhadap|pada|di|untuk|dalam|atas|s|sd|dan sasaran|{_JENIS})\b)[a-z]+){{1,6}})"
)
_UMUM = (("perangkat", "daerah"), ("pd",), ("opd",), ("skpd",))
_PENGANTAR = frozenset(["nilai", "indeks", "skor", "hasil", "angka", "evaluasi", "survei", "tahun"])
_TAK_DIHITUNG = frozenset(["dan", "atau", "di", "ke", "yang", "atas", "pada", "per", "untuk", "dalam", "dari"])
# Indikator gabungan yang punya tabel komponen atau rumus sendiri; singkatan lain dibaca dari namanya.
KELUARGA = ("akip", "ikm", "ipp", "rb")
KELUARGA_SINGKATAN = ("ikkk", "ikpp")


@lru_cache(maxsize=8192)
def kata_nama(teks: str) -> Kata:
    """Kata-kata sebuah nama: huruf kecil, tanpa nomor, kode, tanda baca, satuan dan singkatan dalam kurung."""
    bersih = normalkan(teks)
    if mungkin_bernomor(bersih):
        bersih = normalkan(_tanpa_nomor(re.sub(_KODE, "", bersih)))
    if bersih.startswith("% "):
        bersih = "persentase" + bersih[1:]
    if "(" in teks:
        bersih = _tanpa_kurung(normalkan(teks) if bersih.count("(") != bersih.count(")") else bersih)
        bersih = _tanpa_nomor(bersih) if mungkin_bernomor(bersih) else bersih
    return tuple(_SINONIM.get(k, k) for k in _KATA.findall(bersih))


def _tanpa_nomor(teks: str) -> str:
    return re.sub(_KODE, "", re.sub(_NOMOR, "", teks))


def _tanpa_kurung(teks: str) -> str:
    """Melepas kurung yang berisi satuan atau singkatan dari kata-kata di depannya; kurung lain tetap isinya."""
    if teks.count("(") > teks.count(")"):
        teks += ")"

    def ganti(m: re.Match[str]) -> str:
        isi = _KATA.findall(m[1])
        singkat = len(isi) == 1 and _inisial(_KATA.findall(teks[: m.start()])).endswith(isi[0])
        return " " if singkat or all(k in _SATUAN for k in isi) else f" {m[1]} "

    return re.sub(_KURUNG, ganti, teks)


def _inisial(kata: Iterable[str]) -> str:
    return "".join(k[0] for k in kata if k not in _TAK_DIHITUNG)


class Kamus:
    """Nama-nama sebuah buku (atau beberapa buku yang dibandingkan) dan kunci bakunya.

    `judul` adalah judul-judul tabel, tempat nama kantor dibaca; `nama` semua nama indikator; `alias` dari
    profil (nama lain = nama baku).
    """

    def __init__(self, judul: Iterable[str], nama: Iterable[str], alias: Mapping[str, str]) -> None:
        self.alias = {kata_nama(k): kata_nama(v) for k, v in alias.items()}
        daftar = list(dict.fromkeys(nama))
        self.kantor = _kantor([normalkan(j) for j in judul], [normalkan(n) for n in daftar])
        self._ekor: list[Kata] = [*_UMUM, *((j,) for j in {k[0] for k in self.kantor})]
        self._akhir = {e[-1] for e in self._ekor}
        self._ingat: dict[str, str] = {}
        self._keluarga: dict[str, str] = {}
        self._singkatan = self._kumpul_singkatan(daftar)

    def kunci(self, teks: str) -> str:
        """Kunci baku nama itu; dua nama yang berkunci sama berarti indikator yang sama."""
        hasil = self._ingat.get(teks)
        if hasil is None:
            dasar = self._dasar(teks)
            hasil = self._ingat[teks] = self._singkatan.get(dasar, dasar)
        return hasil

    def kunci_nama(self, teks: str) -> str:
        """Kunci sebuah nama tujuan, sasaran, program, atau kegiatan: tanpa kata jenjangnya dan nama kantor."""
        kata = list(self._lepas(kata_nama(teks)))
        if kata[:1] == ["sub"]:
            del kata[0]
        if kata and kata[0] in ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan"):
            del kata[0]
            if kata and re.fullmatch(r"[ivx]+|\d+", kata[0]):
                del kata[0]
        return " ".join(kata)

    def keluarga(self, teks: str) -> str:
        """`akip`, `ikm`, `ipp`, `ikkk`, `rb`, `ikpp` bila nama itu indeks tersebut, selain itu kosong."""
        hasil = self._keluarga.get(teks)
        if hasil is None:
            hasil = self._keluarga[teks] = self._cari_keluarga(teks)
        return hasil

    def _cari_keluarga(self, teks: str) -> str:
        kunci = self.kunci(teks)
        if kunci in KELUARGA or kunci in KELUARGA_SINGKATAN:
            return kunci
        kata = kata_nama(teks)
        for inisial in (_inisial(self._tanpa_nama(kata)), _inisial(self._lepas(kata))):
            if kata[:1] == ("indeks",) and inisial in KELUARGA_SINGKATAN:
                return inisial
        return self._keluarga_awal(kata)

    def _keluarga_awal(self, kata: Kata) -> str:
        """Singkatan indeks, atau nama panjangnya, yang hanya diikuti sebutan kantor: "Nilai AKIP Dinas Melati"."""
        ekor = next((i for i, k in enumerate(kata) if i and k in _JENIS_KATA), len(kata))
        pokok = self._lepas(kata[:ekor])
        for calon in self._calon_alias(pokok):
            if calon in self.alias and self.alias[calon][0] in KELUARGA:
                return self.alias[calon][0]
        inti = [k for k in pokok if k not in _PENGANTAR and not k.isdigit()]
        return inti[0] if len(inti) == 1 and inti[0] in (*KELUARGA, *KELUARGA_SINGKATAN) else ""

    def _dasar(self, teks: str) -> str:
        penuh = kata_nama(teks)
        kata = self._lepas(penuh) or penuh
        for calon in self._calon_alias(kata):
            if calon in self.alias:
                return " ".join(self.alias[calon])
        return " ".join(kata)

    def _calon_alias(self, kata: Kata) -> Iterator[Kata]:
        yield kata
        awal = 0
        while awal < len(kata) - 1 and kata[awal] in _PENGANTAR:
            awal += 1
        inti = kata[awal:]
        if awal and len(inti) == 1:
            yield from (("nilai", *inti), ("indeks", *inti), inti)

    def _lepas(self, kata: Kata) -> Kata:
        """Kata-kata itu tanpa nama kantor, dan tanpa sebutan umumnya di belakang."""
        for frasa in self.kantor:
            kata = _buang(kata, frasa)
        while banyak := self._sebutan_umum(kata):
            kata = kata[:-banyak]
        return kata

    def _sebutan_umum(self, kata: Kata) -> int:
        """Banyaknya kata di belakang yang hanya sebutan umum, kurang dari semuanya."""
        if not kata or kata[-1] not in self._akhir:
            return 0
        return next((len(e) for e in self._ekor if len(kata) > len(e) and kata[-len(e) :] == e), 0)

    def _tanpa_nama(self, kata: Kata) -> Kata:
        for frasa in self.kantor:
            kata = _buang(kata, frasa[1:])
        return kata

    def _kumpul_singkatan(self, nama: list[str]) -> dict[str, str]:
        """Nama satu kata yang tepat satu nama panjang berinisial demikian: "ikpp" untuk "indeks kualitas …"."""
        panjang: dict[str, set[str]] = {}
        pendek: set[str] = set()
        for teks in nama:
            dasar = self._dasar(teks)
            if " " not in dasar:
                pendek.add(dasar)
            elif dasar.startswith(("indeks ", "nilai ", "persentase ", "tingkat ")):
                for inisial in {_inisial(self._tanpa_nama(kata_nama(teks))), _inisial(dasar.split())}:
                    panjang.setdefault(inisial, set()).add(dasar)
        return {p: next(iter(panjang[p])) for p in pendek if len(p) >= 3 and len(panjang.get(p, ())) == 1}


def _buang(kata: Kata, frasa: Kata) -> Kata:
    n = len(frasa)
    if not n:
        return kata
    for i in range(len(kata) - n + 1):
        if kata[i : i + n] == frasa and n < len(kata):
            return _buang(kata[:i] + kata[i + n :], frasa)
    return kata


def _kantor(judul: list[str], nama: list[str]) -> tuple[Kata, ...]:
    """Nama kantor yang disebut judul buku itu dan berulang di sana atau pada nama indikator."""
    di_judul: Counter[Kata] = Counter()
    for teks in dict.fromkeys(judul):
        polos = " ".join(kata_nama(teks))
        if any(jenis in polos for jenis in _JENIS_KATA):
            di_judul.update({kata_nama(m[0]) for m in re.finditer(_KANTOR, polos)})
    hasil = []
    for frasa, banyak in di_judul.items():
        sebut = " ".join(frasa)
        lain = sum(f" {sebut} " in f" {' '.join(kata_nama(n))} " for n in nama) if banyak < 2 else 0
        if banyak + lain >= 2:
            hasil.append(frasa)
    return tuple(sorted(hasil, key=lambda f: (-len(f), f)))


AMBANG = 92.0  # token_sort_ratio; di bawah ini dua nama tidak pernah dianggap sama
AMBANG_KATA = 0.8  # kemiripan dua kata sekurangnya lima huruf (salah ketik)
_MAKS_PASANGAN = 20_000
_MAKS_KELOMPOK = 60


def padankan(tempat: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Kunci yang menurut kemiripan ejaan sama dengan kunci lain: {kunci: kunci wakilnya}.

    `tempat` menyebut di tabel mana saja setiap kunci ada. Dua kunci dalam satu tabel tidak disatukan; setiap
    kata yang berbeda harus serupa ejaannya, paling banyak satu kata boleh hilang, dan semua angka harus sama.
    """
    calon = list(_calon_pasangan(tempat))
    if not calon:
        return {}
    from rapidfuzz.fuzz import token_sort_ratio

    nilai = sorted((-token_sort_ratio(a, b), a, b) for a, b in calon if _serupa(a.split(), b.split()))
    wakil: dict[str, str] = {}
    anggota = {k: {k} for k in tempat}
    for skor, a, b in nilai:
        wa, wb = wakil.get(a, a), wakil.get(b, b)
        if -skor < AMBANG or wa == wb or _bertemu(anggota[wa], anggota[wb], tempat):
            continue
        utama, lain = sorted((wa, wb), key=lambda k: (-len(tempat[k]), k))
        anggota[utama] |= anggota[lain]
        wakil |= dict.fromkeys(anggota[lain], utama)
    return wakil


def _bertemu(a: set[str], b: set[str], tempat: Mapping[str, frozenset[str]]) -> bool:
    semua_a = frozenset().union(*(tempat[k] for k in a))
    return any(semua_a & tempat[k] for k in b)


def _calon_pasangan(tempat: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Pasangan kunci yang tidak pernah setabel dan berbagi salah satu dari tiga katanya yang paling jarang."""
    kata = {k: k.split() for k in tempat if len(k) >= 12}
    himpunan = {k: frozenset(daftar) for k, daftar in kata.items()}
    sering = Counter(w for h in himpunan.values() for w in h)
    kelompok: dict[tuple[str, frozenset[str]], list[str]] = {}
    for kunci in sorted(kata):
        angka = frozenset(w for w in himpunan[kunci] if not w.isalpha())
        for w in sorted(himpunan[kunci], key=lambda w: (sering[w], w))[:6]:
            kelompok.setdefault((w, angka), []).append(kunci)
    sudah: set[tuple[str, str]] = set()
    for daftar in kelompok.values():
        for i, a in enumerate(daftar[:_MAKS_KELOMPOK]):
            for b in daftar[i + 1 : _MAKS_KELOMPOK]:
                if not tempat[a].isdisjoint(tempat[b]) or len(himpunan[a] ^ himpunan[b]) > 6:
                    continue
                if (a, b) in sudah or abs(len(a) - len(b)) > 14:
                    continue
                sudah.add((a, b))
                if len(sudah) > _MAKS_PASANGAN:
                    return
                if _hampir(kata[a], kata[b]):
                    yield a, b


def _hampir(a: list[str], b: list[str]) -> bool:
    """Saringan tanpa rapidfuzz: hanya sedikit kata yang berbeda, dan awal hurufnya sama."""
    sisa_a, sisa_b = _beda(a, b)
    if max(len(sisa_a), len(sisa_b)) > 3:
        return False
    awal_a, awal_b = _beda([k[:2] for k in sisa_a], [k[:2] for k in sisa_b])
    return len(awal_a) + len(awal_b) <= 1


def _beda(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """Kata yang hanya ada di `a` dan yang hanya ada di `b`; yang berulang dihitung."""
    sisa_a, sisa_b = [], list(b)
    for kata in a:
        if kata in sisa_b:
            sisa_b.remove(kata)
        else:
            sisa_a.append(kata)
    return sisa_a, sisa_b


def _serupa(a: list[str], b: list[str]) -> bool:
    """Benar bila kata-kata yang berbeda berpasangan menurut ejaan, dan paling banyak satu yang hilang."""
    sisa_a, sisa_b = _beda(a, b)
    for kata in list(sisa_a):
        jodoh = next((k for k in sisa_b if _kata_serupa(kata, k)), None)
        if jodoh is not None:
            sisa_a.remove(kata)
            sisa_b.remove(jodoh)
    sisa = sisa_a + sisa_b
    boleh_hilang = len(sisa) == 1 and min(len(a), len(b)) >= 5 and not sisa[0].isdigit() and sisa[0] not in _LAWAN
    return not sisa or boleh_hilang


_LAWAN = frozenset(["tidak", "bukan", "belum", "tanpa", "non", "kurang", "lebih", "luar", "laki", "perempuan"])


def _kata_serupa(a: str, b: str) -> bool:
    if not a.isalpha() or not b.isalpha() or min(len(a), len(b)) < 4:
        return False
    if a.startswith(b) or b.startswith(a):
        return True
    from rapidfuzz.distance.OSA import normalized_similarity

    return min(len(a), len(b)) >= 5 and normalized_similarity(a, b) >= AMBANG_KATA
