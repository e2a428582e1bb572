"""The page on this computer: drop workbooks, see the findings, download the filled copies (extra `web`)."""
