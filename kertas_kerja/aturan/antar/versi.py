"""PK mana yang dipakai sebuah tabel (murni atau perubahan), dan apakah targetnya setahun atau setribulan."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from kertas_kerja.angka import bulat
from kertas_kerja.aturan.antar.tipe import Konteks
from kertas_kerja.aturan.antar.waktu import RENCANA
from kertas_kerja.tabel.kosakata import TRIBULAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kertas_kerja.aturan.antar.tipe import Amatan, Pengamatan
    from kertas_kerja.aturan.antar.waktu import WaktuTabel
    from kertas_kerja.model import Tabel

_DUA_VERSI = ("murni", "perubahan")
MIN_SAMA = 2  # target yang sama di kedua PK, di samping yang satu itu
LAMA = "PK lama"
TB_IV_SENDIRI = "TB IV sendiri"
SEBELUM_TB_IV = TRIBULAN[:-1]
KOLOM_TB_IV = "kolom TB IV"
_Acuan = dict[tuple[str, str], Counter[object]]


def versi_tabel(
    daftar: Sequence[Tabel], mentah: list[Amatan], waktu: Mapping[str, WaktuTabel], berubah: frozenset[int | None]
) -> dict[str, str]:
    """PK yang dipakai setiap tabel: yang tertulis, selain itu yang target dan indikatornya cocok."""
    hasil: dict[str, str] = {}
    belum: list[Tabel] = []
    for t in daftar:
        w = waktu[t.id]
        if w.tahun not in berubah:
            hasil[t.id] = ""
        elif w.versi or t.kind in RENCANA:
            hasil[t.id] = w.versi or "murni"
        else:
            belum.append(t)
    isi: dict[str, list[Amatan]] = {}
    for a in mentah:
        isi.setdefault(a.tabel.id, []).append(a)
    hasil |= _ikut_perubahan(daftar, isi, waktu, hasil)
    acuan = {th: _acuan_rencana(daftar, hasil, isi, th) for th in {waktu[t.id].tahun for t in belum}}
    for t in belum:
        tahun = waktu[t.id].tahun
        sama = [a for a in isi.get(t.id, ()) if a.konteks.tahun == tahun]
        setahun = not waktu[t.id].periode
        cocok = "" if setahun and _menyimpang(sama, acuan[tahun]) else _versi_cocok(sama, acuan[tahun])
        hasil[t.id] = cocok or ("perubahan" if setahun else "?")
    return hasil | _pko_lama(daftar, isi, waktu, hasil)


def _ikut_perubahan(
    daftar: Sequence[Tabel], isi: Mapping[str, list[Amatan]], waktu: Mapping[str, WaktuTabel], versi: Mapping[str, str]
) -> dict[str, str]:
    """Dokumen rencana yang tidak menyebut PK-nya (rencana aksi, PK eselon III) dan angkanya angka PK perubahan.

    Yang pertama dari jenisnya adalah PK murni itu sendiri, kecuali anggarannya yang sesudah perubahan menurut tabel
    yang memuat keduanya; yang beberapa angkanya bukan angka PK murni, padahal PK perubahan tidak memuatnya, tidak
    diketahui memakai PK yang mana.
    """
    rencana = [t for t in daftar if t.kind in RENCANA and versi.get(t.id) in _DUA_VERSI]
    sesudah = _sesudah_perubahan(rencana, isi, waktu)
    belum = [t for t in reversed(rencana) if versi[t.id] == "murni" and t.id not in sesudah]
    pertama = {(waktu[t.id].tahun, t.kind): t.id for t in belum}
    tetap = [t for t in rencana if waktu[t.id].versi or t.id in pertama.values()]
    acuan = {th: _acuan_rencana(tetap, versi, isi, th) for th in {waktu[t.id].tahun for t in rencana}}
    hasil = dict.fromkeys(sesudah, "perubahan")
    for t in (t for t in rencana if t.id not in {x.id for x in tetap} | sesudah):
        sendiri, milik = isi.get(t.id, []), acuan[waktu[t.id].tahun]
        suara = _suara(sendiri, milik)
        if suara["perubahan"] > suara["murni"]:
            hasil[t.id] = "perubahan"
        elif not suara["murni"] and sum(_lain(milik["murni"], a) for a in sendiri) > 1:
            hasil[t.id] = "?"
    return hasil


def _sesudah_perubahan(
    rencana: Sequence[Tabel], isi: Mapping[str, list[Amatan]], waktu: Mapping[str, WaktuTabel]
) -> set[str]:
    """Id tabel tanpa sebutan PK yang anggarannya anggaran sesudah perubahan: ia sendiri memuat pula yang sebelum.

    Atau anggarannya yang sesudah, bukan yang sebelum, di tabel yang memuat keduanya.
    """
    sebelum = {t.id for t in rencana if any(a.ukuran == "pagu_murni" for a in isi.get(t.id, ()))}
    hasil = set()
    for tahun in {waktu[i].tahun for i in sebelum}:
        milik = [a for i in sebelum if waktu[i].tahun == tahun for a in isi[i]]
        murni = [a._replace(ukuran="pagu") for a in milik if a.ukuran == "pagu_murni"]
        acuan = {"murni": _acuan(murni), "perubahan": _acuan([a for a in milik if a.ukuran == "pagu"])}
        lain = (t for t in rencana if waktu[t.id].tahun == tahun and not waktu[t.id].versi and t.id not in sebelum)
        suara = ((t.id, _suara(isi.get(t.id, []), acuan)) for t in lain)
        hasil |= {id_ for id_, s in suara if s["perubahan"] > s["murni"]}
    return hasil | {i for i in sebelum if not waktu[i].versi}


def _lain(acuan: _Acuan, a: Amatan) -> bool:
    """Benar bila acuan itu memuat angka lain di tempatnya."""
    isi = acuan.get((a.kunci, a.ukuran))
    return isi is not None and isi_amatan(a) not in isi


def _versi_cocok(daftar: list[Amatan], acuan: Mapping[str, _Acuan]) -> str:
    """PK yang angka-angkanya, atau selain itu indikatornya, lebih banyak pada tabel itu; "" bila seimbang."""
    nilai: Mapping[str, float] = _suara(daftar, acuan)
    if nilai["murni"] == nilai["perubahan"]:
        nilai = {v: _kecocokan(daftar, acuan[v], acuan[w]) for v, w in (_DUA_VERSI, _DUA_VERSI[::-1])}
    return "" if nilai["murni"] == nilai["perubahan"] else max(_DUA_VERSI, key=lambda v: nilai[v])


def _suara(daftar: list[Amatan], acuan: Mapping[str, _Acuan]) -> Counter[str]:
    """Berapa angka yang sama dengan angka satu PK, sedangkan PK lainnya menulisnya lain."""
    return Counter(_versi_angka(a, acuan) for a in daftar)


def _versi_angka(a: Amatan, acuan: Mapping[str, _Acuan]) -> str:
    """PK yang angkanya sama dengan angka itu; kosong bila kedua PK sama, atau salah satunya tidak memuatnya."""
    isi = {v: acuan[v].get((a.kunci, a.ukuran)) for v in _DUA_VERSI}
    cocok = [v for v, angka in isi.items() if angka and isi_amatan(a) in angka]
    return cocok[0] if len(cocok) == 1 and all(isi.values()) else ""


def _menyimpang(daftar: list[Amatan], acuan: Mapping[str, _Acuan]) -> bool:
    """Benar bila hanya satu target atau anggaran yang lain di kedua PK; itu bukan tanda PK yang dipakai."""
    suara = _suara(daftar, acuan)
    if suara["murni"] != 1 or suara["perubahan"]:
        return False
    angka = [a for a in daftar if a.ukuran in ("target", "pagu")]
    sama = (all(isi_amatan(a) in acuan[v].get((a.kunci, a.ukuran), ()) for v in _DUA_VERSI) for a in angka)
    return sum(sama) >= MIN_SAMA


def _pko_lama(
    daftar: Sequence[Tabel], isi: Mapping[str, list[Amatan]], waktu: Mapping[str, WaktuTabel], versi: Mapping[str, str]
) -> dict[str, str]:
    """PKO setahun yang indikatornya lain dari PKO terakhir memakai PK lama: tidak dibandingkan dengan tabel lain."""
    grup: dict[tuple[object, ...], list[Tabel]] = {}
    for t in daftar:
        if t.kind == "pko":
            w = waktu[t.id]
            grup.setdefault((w.tahun, w.periode, versi[t.id]), []).append(t)
    hasil = {}
    for tabel in grup.values():
        akhir = {a.kunci for a in isi.get(tabel[-1].id, ())}
        for i, t in enumerate(tabel[:-1], 1):
            if {a.kunci for a in isi.get(t.id, ())} != akhir:
                hasil[t.id] = f"{LAMA} {i}"
    return hasil


def _acuan(daftar: list[Amatan], bertahun: bool = False) -> _Acuan:
    """Isi yang tertulis menurut (kunci, ukuran), dan semua kunci yang ada menurut (kunci, "")."""
    hasil: _Acuan = {}
    for a in daftar:
        kunci = _kunci(a, bertahun)
        hasil.setdefault((kunci, a.ukuran), Counter())[isi_amatan(a)] += 1
        hasil.setdefault((kunci, ""), Counter())
    return hasil


def _acuan_rencana(
    daftar: Sequence[Tabel], versi: Mapping[str, str], isi: Mapping[str, list[Amatan]], tahun: int | None
) -> dict[str, _Acuan]:
    """Isi dokumen rencana murni dan perubahan tahun itu, dari jenis tabel yang ada pada keduanya."""
    rencana = [t for t in daftar if t.kind in RENCANA and versi.get(t.id) in _DUA_VERSI]
    rencana = [t for t in rencana if any(a.konteks.tahun == tahun for a in isi.get(t.id, ()))]
    jenis = {v: {t.kind for t in rencana if versi[t.id] == v} for v in _DUA_VERSI}
    bersama = jenis["murni"] & jenis["perubahan"]
    amatan = {v: [a for t in rencana if t.kind in bersama and versi[t.id] == v for a in isi[t.id]] for v in _DUA_VERSI}
    sebelum = [a._replace(ukuran="pagu") for a in amatan["perubahan"] if a.ukuran == "pagu_murni"]
    return {"murni": _acuan(amatan["murni"] + sebelum), "perubahan": _acuan(amatan["perubahan"])}


def isi_amatan(a: Amatan) -> object:
    """Nilai sebagaimana tampil, tanpa memandang nol di belakang; teks untuk predikat.

    Angka yang diukur dalam persen tertulis 83,1% di satu tabel dan 83,1 di tabel lain, dengan satuan di kolomnya.
    """
    angka = a.sel.angka
    if angka is None:
        return a.sel.teks.casefold()
    if angka.persen and a.ukuran.startswith(("target", "realisasi")):
        return bulat(angka.nilai * 100, angka.desimal).normalize()
    return bulat(angka.nilai, angka.desimal_nilai).normalize()


def _kecocokan(daftar: list[Amatan], ini: _Acuan, lain: _Acuan) -> float:
    """Berapa kuat sebuah tabel memakai acuan `ini`, bukan `lain`: nilainya sama, atau indikatornya hanya di sini."""
    jumlah = float(sum((k, "") in ini and (k, "") not in lain for k in {a.kunci for a in daftar}))
    for a in daftar:
        if a.ukuran in ("target", "pagu"):
            bagian = _bagian(ini, a) - _bagian(lain, a)
            jumlah += 2 * max(bagian, 0.0)
    return jumlah


def _bagian(acuan: _Acuan, a: Amatan) -> float:
    isi = acuan.get((a.kunci, a.ukuran))
    return isi[isi_amatan(a)] / isi.total() if isi else 0.0


def berversi(a: Amatan, p: Pengamatan) -> Amatan:
    """Amatan dengan versi yang berarti bagi ukurannya: realisasi tidak bergantung pada PK."""
    k = a.konteks
    sendiri = k.tahun == p.waktu[a.tabel.id].tahun
    versi = p.versi[a.tabel.id] if sendiri else p.konteks_akhir(k.tahun)
    if versi.startswith(LAMA):
        return a._replace(konteks=k._replace(versi=versi))
    if a.ukuran == "pagu_murni":
        versi = "murni" if k.tahun in p.berubah else "anggaran murni"
        return a._replace(ukuran="pagu", konteks=Konteks(k.tahun, "", versi))
    if a.ukuran in ("realisasi", "realisasi_anggaran", "nilai", "bobot", "jumlah_nilai"):
        return a
    if a.ukuran in ("target_renstra", "kemajuan"):
        return a._replace(konteks=Konteks(None if a.ukuran == "target_renstra" else k.tahun))
    tetap = a.ukuran in ("target", "pagu", "perkiraan") and not k.periode.startswith("kolom")
    periode = "" if tetap and versi != "?" else k.periode
    if periode == k.periode and versi == k.versi:
        return a
    return a._replace(konteks=Konteks(k.tahun, periode, versi))


def pisah_tribulan(amatan: tuple[Amatan, ...], waktu: Mapping[str, WaktuTabel]) -> tuple[Amatan, ...]:
    """Tabel tribulan yang berisi angka tribulan dipisahkan; tabel TB IV yang berisi angka setahun disamakan."""
    target = [a for a in amatan if a.ukuran == "target" and not a.konteks.periode.startswith("kolom")]
    awal = {a.tabel.id for a in target if waktu[a.tabel.id].periode}
    akhir = {a.tabel.id for a in target if a.tunggal} - awal
    if not awal and not any(a.tunggal for a in amatan):
        return amatan
    sendiri: set[str] = set()
    for tribulan in (akhir, awal):
        acuan = _acuan([a for a in target if a.tabel.id not in awal | sendiri | tribulan], bertahun=True)
        cocok = _cocok(acuan, [a for a in target if a.tabel.id in tribulan])
        sendiri |= {id_ for id_, (beda, sama) in cocok.items() if beda > sama}
    setahun = _setahun(amatan) - sendiri
    baris = _baris_sendiri(amatan, {a.tabel.id for a in amatan if a.tunggal} - awal - sendiri)
    hasil = []
    for a in amatan:
        if (a.tabel.id, a.kunci) in baris:
            a = a._replace(konteks=a.konteks._replace(periode=TB_IV_SENDIRI))
        elif a.tabel.id in setahun:
            a = a._replace(tunggal=False)
        elif a.tabel.id in sendiri and a.ukuran in ("target", "capaian", "normalisasi", "nilai_akhir"):
            periode = waktu[a.tabel.id].periode
            a = a._replace(konteks=a.konteks._replace(periode=f"{periode} sendiri" if periode else TB_IV_SENDIRI))
        hasil.append(a)
    return tuple(hasil)


def _baris_sendiri(amatan: tuple[Amatan, ...], akhir: set[str]) -> set[tuple[str, str]]:
    """Indikator (tabel, kunci) pada tabel TB IV yang target dan realisasinya lain dari yang setahun: cacah tribulannya.

    Begitu pula yang targetnya lain dari target setahun di sampingnya, atau yang realisasinya bersama realisasi
    tribulan lain menjadi realisasi setahun. Persen dan indeks tetap angka setahun.
    """
    ukur = [a for a in amatan if a.ukuran in ("target", "realisasi") and a.konteks.periode in ("", KOLOM_TB_IV)]
    acuan = _acuan([a for a in ukur if a.tabel.id not in akhir and not a.konteks.periode], bertahun=True)
    sebelum = _realisasi_tribulan(amatan)
    lain: dict[tuple[str, str], set[str]] = {
        (a.tabel.id, a.kunci): {"target_setahun"} for a in ukur if a.tabel.id in akhir and _bertarget_setahun(a)
    }
    for a in ukur:
        isi = acuan.get((_kunci(a, True), a.ukuran))
        if a.tabel.id in akhir and isi is not None and isi_amatan(a) not in isi:
            lain.setdefault((a.tabel.id, a.kunci), set()).update({a.ukuran, *_terjumlah(a, isi, sebelum)})
    return {tempat for tempat, ukuran in lain.items() if len(ukuran) > 1}


def _realisasi_tribulan(amatan: tuple[Amatan, ...]) -> dict[str, dict[str, Decimal]]:
    """Realisasi setiap indikator menurut tribulannya, tribulan I sampai III, di tabel-tabel tribulan buku itu."""
    hasil: dict[str, dict[str, Decimal]] = {}
    for a in amatan:
        if a.ukuran == "realisasi" and a.konteks.periode in SEBELUM_TB_IV and a.sel.angka is not None:
            hasil.setdefault(_kunci(a, True), {}).setdefault(a.konteks.periode, a.sel.angka.nilai)
    return hasil


def _terjumlah(a: Amatan, setahun: Collection[object], sebelum: Mapping[str, Mapping[str, Decimal]]) -> set[str]:
    """{"jumlah"} bila realisasi TB IV itu dan realisasi tiga tribulan sebelumnya berjumlah realisasi setahun."""
    tribulan = sebelum.get(_kunci(a, True), {})
    if a.ukuran != "realisasi" or a.sel.angka is None or len(tribulan) < len(SEBELUM_TB_IV):
        return set()
    return {"jumlah"} if sum(tribulan.values(), a.sel.angka.nilai).normalize() in setahun else set()


def _bertarget_setahun(a: Amatan) -> bool:
    """Benar bila baris itu punya target setahun di samping target tribulannya, dan keduanya lain."""
    target, setahun = a.baris.nilai("target"), a.baris.nilai("target_setahun")
    return setahun is not None and target is not None and target != setahun


def _setahun(amatan: tuple[Amatan, ...]) -> set[str]:
    """Tabel "TB IV" yang realisasinya sama dengan realisasi setahun di tabel lain."""
    ukur = [a for a in amatan if a.ukuran == "realisasi" and not a.konteks.periode]
    acuan = _acuan([a for a in ukur if not a.tunggal], bertahun=True)
    cocok = _cocok(acuan, [a for a in ukur if a.tunggal])
    return {id_ for id_, (beda, sama) in cocok.items() if sama >= 4 * beda and sama}


def _cocok(acuan: _Acuan, daftar: list[Amatan]) -> dict[str, list[int]]:
    """Berapa amatan setiap tabel yang berbeda dari dan yang sama dengan acuan bertahun."""
    hasil: dict[str, list[int]] = {}
    for a in daftar:
        isi = acuan.get((_kunci(a, True), a.ukuran))
        if isi is not None:
            hasil.setdefault(a.tabel.id, [0, 0])[isi_amatan(a) in isi] += 1
    return hasil


def _kunci(a: Amatan, bertahun: bool) -> str:
    return f"{a.kunci}|{a.konteks.tahun}" if bertahun else a.kunci
