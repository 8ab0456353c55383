"""Files that are no case at all: what is said, where, and that reading ends at once."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.errors import CaseError, InputError
from walkaway.formats import parse_case, read_case
from walkaway.formats.case_file import SMALLEST

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60)
)

FILES = (
    ("empty", b"", "1:1: the file is empty; 'walkaway new' writes a case to start from"),
    ("only a comment", b"# nothing\n", "1:1: the file is empty; 'walkaway new' writes a case to start from"),
    (
        "a list",
        b"- walkaway\n",
        "1:1: this is not a case; start with 'walkaway: 1'; 'walkaway new' writes a case to start from",
    ),
    (
        "a text",
        b"Once upon a time\n",
        "1:1: this is not a case; start with 'walkaway: 1'; 'walkaway new' writes a case to start from",
    ),
    (
        "not UTF-8",
        "walkaway: 1\ntitle: Gespr\u00e4ch\n".encode("latin-1"),
        "2:13: the file is not UTF-8 text; save it as UTF-8",
    ),
    ("UTF-16", "walkaway: 1\n".encode("utf-16"), "1:1: the file is not UTF-8 text; save it as UTF-8"),
    ("binary", b"walkaway: 1\nid: \x00\x01", "2:5: a control character (U+0000) stands here; delete it"),
    (
        "an open brace",
        b"walkaway: 1\nmodel: {noise: 1\nid: x\n",
        "2:8: a brace is not closed, or a comma is missing; check the brackets, braces and quotes from here",
    ),
    ("an open quote", b"walkaway: 1\ntitle: 'Hanoi\nid: x\n", "2:8: a quote opened here is never closed; close it"),
    (
        "a colon in a text",
        b"walkaway: 1\ntitle: Hanoi: no deal\n",
        "2:13: a colon stands where a text already started; put the whole text in quotes",
    ),
    (
        "a tab",
        b"walkaway: 1\nmodel:\n\tnoise: 1\n",
        "3:1: this character cannot start a value; put the text in quotes; indent with spaces, not tabs",
    ),
    (
        "indentation",
        b"walkaway: 1\nmodel:\n   noise: 1\n  hold_out: 2\n",
        "4:3: the line does not fit what stands around it; "
        "check the indentation, and the quotes here and in the line before",
    ),
    ("an anchor", b"walkaway: 1\nmodel: &m {noise: 1}\n", "2:8: the file uses an anchor ('&m'); delete it"),
    ("an alias", b"walkaway: 1\nmodel: *m\n", "2:8: the file uses an alias ('*m'); write the value out"),
    ("aliases that blow up", BOMB.encode(), "1:5: the file uses an anchor ('&a0'); delete it"),
    (
        "two documents",
        SMALLEST.encode() + b"---\nid: y\n",
        "8:1: a second document starts here ('---'); keep one case a file",
    ),
    (
        "deep nesting",
        b"walkaway: 1\nid: " + b"[" * 100_000,
        "2:55: this is nested more than 50 deep; a case needs far less",
    ),
    (
        "too many values",
        SMALLEST.encode() + b"people: [" + b"[]," * 1_000_000 + b"]",
        "8:299965: the file holds more than 100,000 values; a case needs far fewer",
    ),
    (
        "too large",
        SMALLEST.encode() + b"# filling\n" * 1_000_000,
        "1:1: the file has more than 10 MB; a case written by people is far smaller: is this the right file?",
    ),
)


@pytest.mark.parametrize(
    ("content", "said"), [(content, said) for _, content, said in FILES], ids=[f[0] for f in FILES]
)
def test_a_file_that_is_no_case(tmp_path, content, said):
    place = tmp_path / "case.yaml"
    place.write_bytes(content)
    started = time.perf_counter()
    with pytest.raises(CaseError) as caught:
        read_case(tmp_path)
    assert time.perf_counter() - started < 5
    assert str(caught.value) == f"{place}:{said}"
    assert caught.value.exit_code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"], "nothing is written"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("title: !!python/object/apply:os.system x", "a tag is not accepted here"),
        ("title: !!str x", "8:8: a tag ('tag:yaml.org,2002:str') is not accepted here"),
        ("model: {<<: {noise: 1}}", "a merge key ('<<') is not accepted here"),
        ("? [a]\n: b", "a key must be a word, not a list or mapping"),
    ],
)
def test_parts_of_yaml_that_are_not_accepted(line, said):
    with pytest.raises(CaseError, match=r"case\.yaml") as caught:
        parse_case(f"{SMALLEST}{line}\n")
    assert said in str(caught.value)


def test_a_case_in_a_file_is_read_with_its_digest(tmp_path):
    content = b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode()
    (tmp_path / "case.yaml").write_bytes(content)
    by_folder, by_file = read_case(tmp_path), read_case(str(tmp_path / "case.yaml"))
    assert by_folder == by_file
    assert by_folder.case == parse_case(SMALLEST).case
    assert by_folder.digest == __import__("hashlib").sha256(content).hexdigest()
    assert by_folder.folder == tmp_path


def test_a_missing_path_is_a_wrong_argument(tmp_path):
    (tmp_path / "empty").mkdir()
    for path, said in (
        (r"nowhere", "there is no file or folder"),
        ("empty", "holds no case"),
        ("no\0where", "there is no file"),
    ):
        with pytest.raises(InputError, match=said) as caught:
            read_case(tmp_path / path)
        assert caught.value.exit_code == 2


def test_very_many_faults_are_counted():
    text = SMALLEST + "people:\n" + "".join(f"  p{n}: {{party: nobody}}\n" for n in range(150))
    with pytest.raises(CaseError) as caught:
        parse_case(text)
    assert len(caught.value.faults) == 101
    assert caught.value.faults[-1].message == "50 more faults follow from here"


def reads_or_refuses(text):
    faults = ()
    try:
        parse_case(text)
    except CaseError as error:
        faults = error.faults or pytest.fail("an error without a fault")
    for fault in faults:
        assert fault.message
        assert fault.column >= 1
        assert 1 <= fault.line <= text.count("\n") + text.count("\r") + 1
        said = f"{fault.message} {fault.mend}".lower()
        assert "pydantic" not in said
        assert "input should" not in said


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    reads_or_refuses(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    place = tmp_path_factory.getbasetemp() / "bytes.yaml"
    place.write_bytes(content)
    with suppress(CaseError):
        read_case(place)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=True),
    st.sampled_from(["usa", "x", "", "[", "a: b"]),
)


@st.composite
def mutated(draw, lines):
    """A case with a few lines deleted, doubled, swapped, cut or changed in one place."""
    lines = list(lines)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        kind = draw(st.sampled_from(["delete", "double", "indent", "value", "key", "cut", "character"]))
        key, colon, value = line.partition(":")
        if kind == "delete":
            del lines[at]
        elif kind == "double":
            lines.insert(at, line)
        elif kind == "indent":
            lines[at] = " " * draw(st.integers(0, 6)) + line.lstrip()
        elif kind == "value":
            lines[at] = f"{key}: {draw(SCALARS)}"
        elif kind == "key":
            lines[at] = key + draw(st.sampled_from(["x", " ", "s"])) + colon + value
        elif kind == "cut":
            lines[at] = line[: draw(st.integers(0, len(line)))]
        else:
            place = draw(st.integers(0, len(line)))
            lines[at] = line[:place] + draw(st.sampled_from(list("{}[],:&*!|>'\"%@`#-? \t\\0é"))) + line[place:]
        if not lines:
            return ""
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["hanoi-2019", "wage-round", "first-case", "camp-david-1978"])
def test_a_damaged_case_is_read_or_refused(repo_root, name):
    lines = (repo_root / "cases" / name / "case.yaml").read_text(encoding="utf-8").split("\n")

    @given(mutated(lines))
    def check(text):
        reads_or_refuses(text)

    check()
