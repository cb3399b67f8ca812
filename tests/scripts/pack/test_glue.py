"""The engine's JavaScript keeps its answers; a function that was left out ends the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.pack import PackError, node
from scripts.pack.__main__ import lean_glue
from scripts.pack.logged import compiled
from scripts.pack.manifest import LEAN_GLUE
from tests.scripts.pack.evaluated import evaluated

ENGINE = bytes.fromhex(
    "0061736d 01000000"  # the magic word, version 1
    "01 05 01 6000017f"  # one type: from nothing to a number
    "02 1a 02 03656e76 046c6f6f6b 00 00"  # the import env.look: it is function 0
    " 08474f542e66756e63 0164 03 7f 01"  # the import GOT.func.d: a number that can change
    "03 03 02 00 00"  # two functions of that type
    "07 0d 02 0461736b73 00 01 02756e 00 02"  # exports: asks and un
    "0a 0b 02 04 00 1000 0b 04 00 4107 0b"  # asks calls the import, un gives 7
)
GLUE = """async function create(settings = {}) {
var Module = settings; var wasmExports;
var _asks, _un;
function assignWasmExports(wasmExports) {
_asks = Module["_asks"] = wasmExports["asks"]; _un = Module["_un"] = wasmExports["un"];
}
function look() { return number(); }
var number = () => 42, late = (given) => ({ given }), never = class {};
look.sig = "i";
function draw() { return _un(); }
draw.sig = "i";
var twice = (x) => { return { x, y: late(x) }; };
Module["twice"] = twice;
Module["draw"] = draw;
Module["ask"] = () => _asks();
var wasmImports = { look, d: draw, other: twice };
var addresses = { d: new WebAssembly.Global({ value: "i32", mutable: true }, wasmImports.d) };
const bytes = new Uint8Array(settings.engine);
const made = await WebAssembly.instantiate(bytes, { env: wasmImports, "GOT.func": addresses });
assignWasmExports(made.instance.exports);
Module["exports"] = Object.keys(made.instance.exports);
Module["address"] = addresses.d.value;
return Module;
}
export default create;
"""
LOADER = "export const start = (module) => [module.ask(), module.exports, module.address];"
USED = "Module.twice?.(1)"

RUN = """
const [glue, engine] = process.argv.slice(1);
const { default: create } = await import(glue);
const Module = await create({ engine: JSON.parse(engine) });
const said = (ask) => { try { return ask(); } catch (error) { return error.message; } };
console.log(JSON.stringify({
  ask: said(Module.ask), twice: said(() => Module.twice(1)), address: Module.address,
  draw: typeof Module.draw, exports: Module.exports, probe: typeof Module.probe?.(),
  lacks: globalThis.engineLacks?.pyodide_fatal_error ?? null,
}));
"""


def run(glue: Path, *flags: str) -> dict[str, object]:
    found: dict[str, object] = evaluated(RUN, str(glue), json.dumps(list(ENGINE)), flags=flags)
    return found


def written(folder: Path, glue: str = GLUE, loader: str = LOADER) -> dict[str, object]:
    for name, content in (("glue.mjs", glue), ("loader.mjs", loader)):
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "engine.wasm").write_bytes(ENGINE)
    names = {"glue": "glue.mjs", "loader": "loader.mjs", "engine": "engine.wasm"}
    return {role: str(folder / name) for role, name in names.items()}


def recorded(folder: Path) -> list[int]:
    """Where the functions begin that a run calls."""
    log = folder / "v8.log"
    run(
        folder / "glue.mjs",
        *("--log-function-events", "--no-logfile-per-isolate"),
        f"--logfile={log}",
    )
    return sorted(compiled([log], {"glue.mjs"}))


def lean(folder: Path, job: dict[str, object], places: list[int]) -> tuple[Path, list[str]]:
    found = node.run("glue.mjs", {**job, "called": places})
    (folder / "lean.mjs").write_text(found["text"], encoding="utf-8")
    return folder / "lean.mjs", found["exports"]


def test_what_is_called_and_asked_for_stays(tmp_path: Path) -> None:
    job = written(tmp_path, loader=f"{LOADER} const used = (Module) => {USED};")
    glue, exports = lean(tmp_path, job, recorded(tmp_path))
    assert run(glue) == {**run(tmp_path / "glue.mjs"), "address": -1, "draw": "undefined"}
    assert exports == ["asks"]


def test_what_nobody_asks_for_is_not_there(tmp_path: Path) -> None:
    glue, _ = lean(tmp_path, written(tmp_path), recorded(tmp_path))
    assert "twice" not in glue.read_text(encoding="utf-8")
    assert run(glue)["ask"] == 42


@pytest.mark.parametrize(
    ("asking", "found"),
    [
        ("Module.twice", "function"),
        ('Module["twice"]', "function"),
        ('Module[`tw${"i"}ce`] ?? Module[`twice`]', "function"),
        ("(({ twice }) => twice)(Module)", "function"),
        ("(({ twice: other }) => other)(Module)", "function"),
        ("{ let other; ({ twice: other } = Module); return other; }", "function"),
        ('Module["tw" + "ice"]', "undefined"),
        ("settings.twine", "undefined"),
    ],
)
def test_what_is_asked_of_an_object_by_its_whole_name_stays(
    tmp_path: Path, asking: str, found: str
) -> None:
    glue = GLUE.replace("return Module;", f'Module["probe"] = () => {asking};\nreturn Module;')
    job = written(tmp_path, glue, f"{LOADER} const used = (Module) => Module.probe();")
    left, _ = lean(tmp_path, job, [*range(len(glue))])
    assert run(left)["probe"] == found


@pytest.mark.parametrize(
    "value",
    [
        "class { static { globalThis.seen = 1; } }",
        "class extends (globalThis.seen = 1, Object) {}",
        "[(globalThis.seen = 1)]",
        "{ [(globalThis.seen = 1)]: 1 }",
        "-(globalThis.seen = 1)",
        "{ ...(globalThis.seen = 1, {}) }",
    ],
)
def test_a_value_that_does_something_as_it_is_made_stays(tmp_path: Path, value: str) -> None:
    probe = 'Module["probe"] = () => globalThis.seen ? 1 : undefined;'
    for statement in (
        f"var hidden = {value};",
        f'Module["hidden"] = {value};',
        f"settings.a = {value};",
    ):
        glue = GLUE.replace("return Module;", f"{statement}\n{probe}\nreturn Module;")
        job = written(tmp_path, glue, f"{LOADER} const used = (Module) => Module.probe();")
        found, _ = lean(tmp_path, job, [*range(len(glue))])
        assert run(found)["probe"] == "number"


def test_what_was_never_called_ends_the_program(tmp_path: Path) -> None:
    job = written(tmp_path, loader=f"{LOADER} const used = (Module) => {USED};")
    lost = {GLUE.index("() => 42"): "ask", GLUE.index("(given)"): "twice"}
    places = set(recorded(tmp_path))
    whole = run(tmp_path / "glue.mjs")
    for place, name in lost.items():
        assert place in places
        glue, _ = lean(tmp_path, job, sorted(places - {place}))
        found = run(glue)
        ended = {asked for asked, said in found.items() if said == "unreachable"}
        assert ended == {name}
        # Whoever caught it finds that it was.
        assert found["lacks"] is True
        assert all(found[name] == whole[name] for name in {"ask", "twice"} - ended)


def test_a_log_tells_what_was_compiled_of_that_script_alone(tmp_path: Path) -> None:
    log, other = tmp_path / "a.log", tmp_path / "b.log"
    log.write_text(
        "v8-version,1,2\n"
        "script-details,7,file:///there/glue.mjs,0,0,\n"
        "script-details,8,file:///there/not-glue.mjs,0,0,\n"
        "function,interpreter,7,12,40,0.01,1,look\n"
        "function,first-execution,7,13,40,0.01,1,look\n"
        "function,interpreter,8,14,40,0.01,1,other\n",
        encoding="utf-8",
    )
    other.write_text("function,interpreter,7,15,40,0.01,1,of another place\n", encoding="utf-8")
    assert compiled([log, other], {"glue.mjs"}) == {12}


def test_the_lean_glue_that_is_shipped_is_what_its_list_says() -> None:
    packed = Path("build/runtime")
    text, _ = lean_glue(packed)
    assert text == (packed / LEAN_GLUE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("glue", "loader"),
    [
        (GLUE, f"{LOADER} const used = (Module) => Module.draw();"),
        # Something else would have to give it: nobody does.
        (GLUE.replace("d: draw, ", ""), LOADER),
    ],
)
def test_an_address_that_is_used_is_refused(tmp_path: Path, glue: str, loader: str) -> None:
    job = written(tmp_path, glue, loader)
    with pytest.raises(PackError, match="address of d, which is used"):
        lean(tmp_path, job, [*range(len(glue))])


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("wasmImports", "others", "otherwise than"),
        ("assignWasmExports", "assign", "otherwise than"),
        ('_un = Module["_un"] = wasmExports["un"]', "_un = 3", "does otherwise than"),
    ],
)
def test_a_glue_that_is_built_otherwise_is_refused(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in GLUE
    job = written(tmp_path, GLUE.replace(before, after))
    with pytest.raises(PackError, match=said):
        lean(tmp_path, job, [*range(len(GLUE))])
