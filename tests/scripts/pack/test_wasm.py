"""A module keeps its numbers and its answers; a function that was left out ends the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.pack import PackError
from scripts.pack.called import LIST, called, write
from scripts.pack.manifest import LEAN, WASM
from scripts.pack.wasm import exporting, lean, memory
from tests.scripts.pack.evaluated import evaluated

SMALL = bytes.fromhex(
    "0061736d 01000000"  # the magic word, version 1
    "01 08 02 600000 6000017f"  # types: from nothing to nothing; from nothing to a number
    "02 07 01 0165 0166 00 00"  # the import e.f, of the first type: it is function 0
    "03 03 02 01 01"  # two functions of the second type
    "05 03 01 0001"  # one page of memory
    "07 0d 03 0161 00 01 0162 00 02 016d 02 00"  # exports: a, b, and the memory m
    "0a 0b 02 04 00 412a 0b 04 00 4107 0b"  # a gives 42, b gives 7
    "0b 08 01 00 4108 0b 02 abcd"  # two bytes at place 8
)
RUN = """
const bytes = new Uint8Array(JSON.parse(process.argv[1]));
const { instance } = await WebAssembly.instantiate(bytes, { e: { f() {} } });
const answers = ["a", "b"].map((name) => {
  try { return instance.exports[name](); } catch (error) { return error.message; }
});
const held = [...new Uint8Array(instance.exports.m.buffer, 0, 16)];
console.log(JSON.stringify({ answers, held }));
"""


def run(wasm: bytes) -> dict[str, list[object]]:
    found: dict[str, list[object]] = evaluated(RUN, json.dumps(list(wasm)))
    return found


EXPORTED = """
const [path] = process.argv.slice(1);
const { readFileSync } = await import("node:fs");
const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(path)));
console.log(JSON.stringify(exported.map(({ name }) => name)));
"""


def exported(path: Path) -> frozenset[str]:
    return frozenset(evaluated(EXPORTED, str(path)))


def test_a_function_that_stays_answers_and_one_that_does_not_ends_the_program() -> None:
    assert run(SMALL)["answers"] == [42, 7]
    assert run(lean(SMALL, {1}))["answers"] == [42, "unreachable"]
    assert run(lean(SMALL, {2}))["answers"] == ["unreachable", 7]


def test_a_name_that_is_not_asked_for_is_not_exported() -> None:
    found = exporting(SMALL, {"a", "m"})
    assert run(found)["answers"] == [42, "instance.exports[name] is not a function"]
    assert exporting(SMALL, {"a", "b", "m"}) == SMALL


def test_a_name_that_the_module_does_not_have_is_said() -> None:
    with pytest.raises(PackError, match=r"does not export c, d$"):
        exporting(SMALL, {"a", "d", "c"})


def test_with_all_functions_nothing_changes() -> None:
    assert lean(SMALL, {1, 2}) == SMALL


def test_the_memory_is_what_the_module_holds_before_it_runs() -> None:
    assert list(memory(SMALL, 16)) == run(SMALL)["held"]


@pytest.mark.parametrize("other", [b"", b"PK\3\4", b"\0asn\1\0\0\0"])
def test_what_is_no_module_is_refused(other: bytes) -> None:
    with pytest.raises(PackError, match="not WebAssembly"):
        lean(other, set())


def test_data_whose_place_is_not_a_number_is_refused() -> None:
    with pytest.raises(PackError, match="place"):
        memory(SMALL.replace(bytes.fromhex("0041080b"), bytes.fromhex("0023000b")), 16)


def test_the_lean_engine_that_is_shipped_is_what_its_list_says() -> None:
    packed = Path("build/runtime")
    whole = (packed / WASM).read_bytes()
    names = exported(packed / LEAN)
    assert names < exported(packed / WASM)
    assert (packed / LEAN).read_bytes() == lean(exporting(whole, names), called(whole, LIST))


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    numbers = {0, 1, 2, 7, 9, 10, 12_345}
    listed = tmp_path / "called.txt"
    write(SMALL, numbers, listed)
    assert "0-2 7 9-10 12345" in listed.read_text(encoding="utf-8")
    assert called(SMALL, listed) == numbers


def test_a_list_of_another_module_is_refused(tmp_path: Path) -> None:
    listed = tmp_path / "called.txt"
    write(SMALL, {1}, listed)
    with pytest.raises(PackError, match="make called"):
        called(SMALL + b"\0", listed)
