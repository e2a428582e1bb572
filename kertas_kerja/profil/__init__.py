"""Profiles: the dated figures of the rules (bands, rates, weights, caps, legal basis) as data, not code."""

from kertas_kerja.profil.muat import muat_profil
from kertas_kerja.profil.pita import Batas, Pita
from kertas_kerja.profil.tipe import KONFIRMASI, Dasar, Ikpp, Profil, Tarif

__all__ = ["KONFIRMASI", "Batas", "Dasar", "Ikpp", "Pita", "Profil", "Tarif", "muat_profil"]
