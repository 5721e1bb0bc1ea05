#!/bin/sh
# Poppler 22.12.0 (Debian bookworm): pdfinfo calls an entry of a PDF's MarkInfo that is the boolean false "wrong type (boolean)",
# a syntax error, and true is taken without a word. ISO 32000-1, table 321, has /Marked, /UserProperties and /Suspects as
# booleans whose default is false, so a tagged file that writes the defaults out, as krilla 0.8.2 does, looks broken to
# whoever checks it by pdfinfo. What it prints of the entries is right, and it ends with 0.
#
# Seen: Syntax Error: Suspects object is wrong type (boolean)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 libbrotli1 libdeflate0 libfontconfig1 \
    libfreetype6 libjbig0 libjpeg62-turbo liblcms2-2 liblerc4 libnspr4 libnss3 libopenjp2-7 libpng16-16 libtiff6 libwebp7 \
    libzstd1 >/dev/null 2>&1
for package in ./*.deb; do dpkg -x "$package" .; done
library=$(dirname "$(find usr/lib -name libpoppler.so.126)")

# A page with nothing on it, whose MarkInfo ends with the entry that is given.
document() {
    python3 - "$1" <<'P'
import sys

objects = [
    f"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true {sys.argv[1]} >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
]
text, places = "%PDF-1.7\n", []
for number, body in enumerate(objects, 1):
    places.append(len(text))
    text += f"{number} 0 obj\n{body}\nendobj\n"
table = len(text)
text += "xref\n0 4\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
print(text + f"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF")
P
}

says() {
    document "$1" >one.pdf
    LD_LIBRARY_PATH="$library" usr/bin/pdfinfo one.pdf 2>&1 | grep -i 'wrong type' || true
}

wrong=$(says '/Suspects false')
echo "$wrong"
[ "$wrong" = "Syntax Error: Suspects object is wrong type (boolean)" ]
[ "$(says '/UserProperties false')" = "Syntax Error: UserProperties object is wrong type (boolean)" ]
[ -z "$(says '/Suspects true')" ]
[ -z "$(says '')" ]
