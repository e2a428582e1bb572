@echo off
rem Seperti kk.bat, dan salinan terisi mendapat lembar siap cetak dengan tabel-tabel Bab III LKjIP.
setlocal EnableExtensions DisableDelayedExpansion
if "%~1"=="" goto kosong
rem Tanpa call: call membaca tanda persen dalam nama berkas sekali lagi dan membuangnya.
set "KK_TAMBAHAN=--lkjip"
"%~dp0kk.bat" %*

:kosong
chcp 65001 >nul
echo Taruh (seret) buku kerja ke berkas ini; salinan terisi ditulis di sampingnya beserta tabel untuk LKjIP.
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
exit /b 2
