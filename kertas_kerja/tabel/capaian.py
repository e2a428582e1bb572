"""Relasi capaian = realisasi ÷ target menurut polaritas indikator; dipakai semua tabel yang memuatnya.

Polaritas turun (makin rendah makin baik) punya dua bentuk yang dipakai orang: (2T − R) ÷ T dan T ÷ R.
Profil menetapkan bentuk yang berlaku; satu indikator tidak boleh memakai keduanya.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Tetapan, rata
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

target, realisasi = Kolom("target"), Kolom("realisasi")

_KOLOM_TURUN = r"(?i)\b(min|minim\w+|negati[fv]\w*|turun|menurun|penurunan|lower|down|rendah|kecil|sedikit)\b|≤|<="
_KOLOM_DUA_ARAH = r"(?i)\b(stab\w+|tetap|rentang|kisaran|range)\b"  # melenceng ke arah mana pun mengurangi capaian


# Kata pada nama indikator yang berarti makin rendah makin baik, bila tidak ada kolom polaritas.
_INDIKATOR_TURUN = (
    "kemiskinan", "miskin", "pengangguran", "stunting", "prevalensi", "kematian", "kesakitan", "gini", "ketimpangan",
    "inflasi", "putus sekolah", "buta huruf", "kekerasan", "kriminalitas", "kecelakaan", "kebocoran", "kehilangan air",
    "kemacetan", "kumuh", "rawan pangan", "gizi buruk", "penderita", "deforestasi", "pencemaran", "emisi", "kerugian",
    "tunggakan", "death rate", "mortalitas",
)  # fmt: skip


# Kata yang membalik arti itu: yang diukur penanganannya, bukan banyaknya.
_DITANGANI = (
    r"\b(?:(?:ter|di|me|pe|ber|ke)?(?:tangan|turun|layan|selesai|cegah|kendali|tanggulang|lindung|bantu|damping|bina"
    r"|berdaya|entas|pulih|rehab|obat|rujuk|sembuh|periksa)\w*|(?:pe[nr]|men|pem|mem)(?:angan|urun|gurang|layan|yelesai|cegah"
    r"|gendali|anggulang|lindung|bantu|damping|bina|berdaya|gentas|ulih|yembuh|gobat|eriksa)\w*|cakupan|berkurang\w*"
    r"|menerima|memperoleh|mendapat\w*|bebas|standar|terpenuhi|keluar dari|sesuai|ditindaklanjuti)\b"
)
# Yang tetap makin rendah makin baik, apa pun kata sesudahnya: "Angka kematian ibu di fasilitas pelayanan kesehatan".
_PASTI_TURUN = (
    r"(?:angka|tingkat|rasio|jumlah)? ?(?:prevalensi|kematian|kesakitan|kemiskinan|pengangguran|stunting|gini)\b"
)
# Kata yang membuat makin rendah makin baik mungkin, tidak pasti.
_MUNGKIN_TURUN = frozenset(
    (
        "waktu", "lama", "durasi", "angka", "kasus", "keluhan", "pengaduan", "komplain", "temuan", "dropout", "rasio",
        "deviasi", "selisih", "defisit", "utang", "backlog", "pelanggaran", "sengketa", "konflik", "kebakaran",
        "bencana", "keterlambatan", "kegagalan", "gangguan", "losses", "kerawanan", "korban", "residivis",
        "residivisme", "sampah", "timbulan", "beban", "biaya", "ketergantungan", "kehilangan", "penyusutan", "susut",
        "kerusakan", "rusak", "kejahatan", "penyimpangan", "kecurangan", "penyakit", "perceraian", "mangkir",
        "ketidakhadiran", "silpa", "kritis", "risiko", "kecacatan", "kekurangan", "kesenjangan", "los", "alos", "toi",
        "infeksi", "interval", "stay", "tfr", "asfr", "fertilitas", "fertility", "kelahiran",
    )
)  # fmt: skip

_SATUAN_WAKTU = r"(?i)\s*(?:hari|jam|menit|detik)\b"
_LAMANYA = r"(?:(?:rata ?- ?rata|rerata) )?(?:waktu|lama(?:nya)?|durasi)\b"  # berapa lama, apa pun yang dikerjakan
_WAKTUNYA = r"(?:(?:rata ?- ?rata|rerata) )?(?:waktu|durasi)\b"  # juga tanpa satuan; "Rata-rata Lama Sekolah" tidak

# Banyaknya sesuatu yang tidak diharapkan: capaiannya tidak diisi sebelum polaritasnya dinyatakan.
_RAGU = (
    r"(?:(?:jumlah|banyak(?:nya)?|persentase|tingkat|angka|frekuensi|rasio|total|nilai) )*"
    r"(?:kejadian |peristiwa |kasus )*"
    r"(?:kasus|keluhan|pengaduan|aduan|komplain|temuan|drop ?out|defisit|backlog|pelanggaran|sengketa|konflik|kebakaran"
    r"|bencana|keterlambatan|kegagalan|gangguan|korban|residivis\w*|kejadian)\b"
    r"|(?:angka |rata-rata )?(?:tfr|asfr|total fertility rate|fertilitas|kelahiran)\b"
    r"|(?:(?:rata ?- ?rata|lama(?:nya)?|durasi|kecepatan) )+waktu\b|waktu tanggap|.*\bresponse time\b"
)


def polaritas_turun(baris: Baris, konteks: Konteks) -> bool:
    """Benar bila kolom polaritas mengatakan makin rendah makin baik.

    Tanpa kolom itu: bila tabel lain di buku yang sama mengatakannya tentang indikator ini, atau bila nama
    indikatornya sendiri.
    """
    dinyatakan = polaritas_tertulis(baris)
    if dinyatakan is not None:
        return dinyatakan
    indikator = baris.ambil("indikator")
    if indikator is None:
        return False
    if konteks.turun or konteks.naik:
        nama = normalkan(indikator.teks)
        if nama in konteks.turun or nama in konteks.naik:
            return nama in konteks.turun
    return bernama_turun(indikator.teks.lower())


@lru_cache(maxsize=16_384)
def bernama_turun(nama: str) -> bool:
    """Benar bila sebuah nama indikator (huruf kecil) memuat salah satu kata itu, utuh, dan bukan penanganannya."""
    turun = any(kata in nama and re.search(rf"\b{kata}\b", nama) for kata in _INDIKATOR_TURUN)
    return turun and (re.match(_PASTI_TURUN, nama) is not None or not re.search(_DITANGANI, nama))


def polaritas_tertulis(baris: Baris) -> bool | None:
    """Yang dikatakan kolom polaritas pada baris ini (benar = turun), None bila tidak ada atau kosong."""
    kolom = baris.ambil("polaritas")
    return bool(re.search(_KOLOM_TURUN, kolom.teks)) if kolom is not None and kolom.teks else None


def _dua_arah(baris: Baris) -> bool:
    kolom = baris.ambil("polaritas")
    return kolom is not None and re.search(_KOLOM_DUA_ARAH, kolom.teks) is not None


def polaritas_ragu(baris: Baris, konteks: Konteks) -> bool:
    """Benar bila indikator itu banyaknya kejadian buruk atau lamanya sesuatu, dan polaritasnya tidak dinyatakan."""
    indikator = baris.ambil("indikator")
    if indikator is None or polaritas_tertulis(baris) is not None or polaritas_turun(baris, konteks):
        return False
    nama = normalkan(indikator.teks)
    if nama in konteks.naik:
        return False
    if re.match(_LAMANYA, nama) and (_bersatuan_waktu(baris) or (_tanpa_satuan(baris) and re.match(_WAKTUNYA, nama))):
        return True
    return re.match(_RAGU, nama) is not None and not re.search(_DITANGANI, nama)


def naik(baris: Baris, konteks: Konteks) -> bool:
    """Benar untuk indikator yang makin tinggi makin baik."""
    return not polaritas_turun(baris, konteks)


def turun_selisih(baris: Baris, konteks: Konteks) -> bool:
    """Benar untuk indikator turun bila profil memakai (2T − R) ÷ T."""
    return konteks.profil.polaritas_turun == "(2T-R)/T" and polaritas_turun(baris, konteks)


def turun_balik(baris: Baris, konteks: Konteks) -> bool:
    """Benar untuk indikator turun bila profil memakai T ÷ R."""
    return konteks.profil.polaritas_turun == "T/R" and polaritas_turun(baris, konteks)


RUMUS_NAIK = realisasi / target
RUMUS_TURUN = ((Tetapan(2) * target - realisasi) / target, target / realisasi)


def bacaan_lain(
    baris: Baris, konteks: Konteks, rumus_turun: tuple[Ekspresi, ...] = RUMUS_TURUN
) -> tuple[Ekspresi, ...]:
    """Bentuk polaritas turun, bila namanya memungkinkannya dan tidak ada kolom yang menyatakan polaritasnya.

    Profil yang menetapkan T ÷ R dituruti; bentuk bawaan hanya diketahui dari aplikasi publik, jadi keduanya diterima.
    """
    indikator = baris.ambil("indikator")
    nama = indikator.teks.lower() if indikator is not None else ""
    if polaritas_tertulis(baris) is not None or normalkan(nama) in konteks.turun:
        return rumus_turun if _dua_arah(baris) else ()
    mungkin = mungkin_turun(nama) or _bersatuan_waktu(baris)
    return rumus_turun[konteks.profil.polaritas_turun == "T/R" :] if mungkin else ()


def mungkin_turun(nama: str) -> bool:
    """Benar bila nama indikator (huruf kecil) membolehkan makin rendah makin baik."""
    kata = re.findall(r"[^\W_]+", nama.replace("drop out", "dropout"))
    return any(k in nama for k in _INDIKATOR_TURUN) or not _MUNGKIN_TURUN.isdisjoint(kata)


def _bersatuan_waktu(baris: Baris) -> bool:
    """Benar bila satuannya hari, jam, menit, atau detik: yang diukur lamanya sesuatu, apa pun namanya."""
    satuan = baris.ambil("satuan")
    if satuan is not None and satuan.teks:
        return re.match(_SATUAN_WAKTU, satuan.teks) is not None
    target = (s.angka for k, s in baris.sel.items() if k.startswith("target") and s.angka is not None)
    return any(re.match(_SATUAN_WAKTU, t.satuan) for t in target)


def _tanpa_satuan(baris: Baris) -> bool:
    """Benar bila satuannya tidak tertulis, di kolomnya maupun di samping targetnya."""
    satuan = baris.ambil("satuan")
    target = (s.angka for k, s in baris.sel.items() if k.startswith("target") and s.angka is not None)
    return (satuan is None or not satuan.teks) and not any(t.satuan or t.persen for t in target)


def relasi_kemajuan(kode: str, hasil: str, atas: str, bawah: str, nama: str, dasar: str = "") -> Relasi:
    """Relasi `atas` ÷ `bawah` di samping capaian; bentuk makin rendah makin baik sama benarnya bila namanya begitu."""
    a, b = Kolom(atas), Kolom(bawah)
    turun = ((Tetapan(2) * b - a) / b, b / a)

    def bacaan(baris: Baris, konteks: Konteks) -> tuple[Ekspresi, ...]:
        if polaritas_tertulis(baris) is False:
            return ()
        indikator = baris.ambil("indikator")
        teks = indikator.teks.lower() if indikator is not None else ""
        mungkin = mungkin_turun(teks) or _bersatuan_waktu(baris)
        return turun if mungkin or polaritas_turun(baris, konteks) else ()

    return Relasi(kode, hasil, a / b, dasar=dasar, nama=nama, bacaan=bacaan)


RELASI_CAPAIAN = (
    Relasi(
        "KK101",
        "capaian",
        RUMUS_NAIK,
        syarat=naik,
        dasar="permenpanrb-53-2014",
        nama="capaian",
        bacaan=bacaan_lain,
    ),
    Relasi(
        "KK101",
        "capaian",
        RUMUS_TURUN[0],
        syarat=turun_selisih,
        dasar="permenpanrb-53-2014",
        nama="capaian (makin rendah makin baik)",
        bacaan=bacaan_lain,
    ),
    Relasi(
        "KK101",
        "capaian",
        RUMUS_TURUN[1],
        syarat=turun_balik,
        dasar="permenpanrb-53-2014",
        nama="capaian (makin rendah makin baik)",
        bacaan=bacaan_lain,
    ),
)


def relasi_capaian(realisasi: str, target: str) -> tuple[Relasi, ...]:
    """Relasi `capaian` = `realisasi` ÷ `target` menurut polaritas, bagi tabel yang kolomnya bernama lain."""
    r, t = Kolom(realisasi), Kolom(target)
    turun = ((Tetapan(2) * t - r) / t, t / r)

    def bacaan(baris: Baris, konteks: Konteks) -> tuple[Ekspresi, ...]:
        return bacaan_lain(baris, konteks, turun)

    return tuple(
        asal._replace(rumus=rumus, bacaan=bacaan) for asal, rumus in zip(RELASI_CAPAIAN, (r / t, *turun), strict=True)
    )


def _berbobot(baris: Baris, _: Konteks) -> bool:
    """Benar bila bobotnya tertulis."""
    bobot = baris.ambil("bobot")
    return bobot is not None and bobot.angka is not None


# Persen di samping bobot dan nilai sebuah komponen; bobotnya terbaca sebagai persen.
_PERSEN_BOBOT = Kolom("nilai") / (Kolom("bobot") * 100)
CAPAIAN_KOMPONEN = (
    Relasi("KK101", "capaian", _PERSEN_BOBOT, nama="capaian komponen", syarat=_berbobot),
    Relasi(
        "KK101",
        "capaian",
        _PERSEN_BOBOT,
        baris="total",
        nama="capaian nilai hasil evaluasi",
        syarat=_berbobot,
        bacaan=lambda *_: (rata(Himpunan("capaian", "puncak")),),
    ),
)
