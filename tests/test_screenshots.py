"""The pictures for the README."""

from tools.screenshots import plain

SVG = """<svg xmlns="http://www.w3.org/2000/svg"><!-- Made by https://www.textualize.io --><style>
    @font-face { font-family: "Fira Code"; src: url("https://cdnjs.cloudflare.com/FiraCode.woff2") format("woff2"); }
    .terminal-matrix { font-family: Fira Code, monospace; }
</style><text class="a" x="0">two  spaces</text></svg>"""


def test_a_picture_names_no_host_but_the_one_of_its_own_format() -> None:
    assert plain(SVG).count("http") == 1
    assert "url(" not in plain(SVG)


def test_spaces_in_a_picture_stay() -> None:
    assert '<text xml:space="preserve" class="a" x="0">two  spaces</text>' in plain(SVG)
