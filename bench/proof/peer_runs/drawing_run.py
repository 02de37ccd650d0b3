"""Labels placed by others, in their own Python: `python drawing_run.py PROGRAM FILE`; answers in JSON, boxes in px.

networkx and twopi choose the places themselves; adjustText and textalloc are given the places of our dots and choose
those of the labels. All get the same full names, the same size of letters and a page of the same size, except that
graphviz makes its page as large as it needs.
"""

# mypy: ignore-errors
import json
import subprocess
import sys
import time

DPI = 100
POINTS_AN_INCH = 72


def page_of(asked):
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(asked["width"] / DPI, asked["height"] / DPI), dpi=DPI)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, asked["width"])
    axes.set_ylim(asked["height"], 0)
    axes.axis("off")
    return figure, axes


def letters_pt(asked):
    return asked["letters"] * POINTS_AN_INCH / DPI


def boxes_of(figure, texts):
    extents = [text.get_window_extent(figure.canvas.get_renderer()) for text in texts]
    return [[box.x0, box.y0, box.width, box.height] for box in extents]


def by_networkx(asked):
    import networkx as nx

    figure, axes = page_of(asked)
    begin = time.perf_counter()
    graph = graph_of(asked)
    places = nx.spring_layout(graph, seed=1)
    axes.axis("auto")
    texts = nx.draw_networkx_labels(graph, places, font_size=letters_pt(asked), ax=axes)
    nx.draw_networkx_nodes(graph, places, node_size=8, ax=axes)
    figure.canvas.draw()
    seconds = time.perf_counter() - begin
    return seconds, boxes_of(figure, texts.values())[1:], "spring layout"


def graph_of(asked):
    import networkx as nx

    graph = nx.Graph()
    graph.add_node("me")
    for name, _, _, sector in asked["people"]:
        graph.add_edge("me", f"group {sector}")
        graph.add_edge(f"group {sector}", name)
    return graph


def by_adjust_text(asked):
    from adjustText import adjust_text

    figure, axes = page_of(asked)
    people = asked["people"]
    axes.scatter([one[1] for one in people], [one[2] for one in people], s=8)
    texts = [axes.text(one[1], one[2], one[0], fontsize=letters_pt(asked)) for one in people]
    figure.canvas.draw()
    begin = time.perf_counter()
    adjust_text(texts, ax=axes)
    return time.perf_counter() - begin, boxes_of(figure, texts), "given our dots"


def by_textalloc(asked):
    import textalloc

    figure, axes = page_of(asked)
    names, xs, ys, _ = zip(*asked["people"], strict=True)
    begin = time.perf_counter()
    textalloc.allocate(
        axes, xs, ys, names, x_scatter=xs, y_scatter=ys, textsize=letters_pt(asked), draw_lines=False, draw_all=True
    )
    seconds = time.perf_counter() - begin
    return seconds, boxes_of(figure, axes.texts), "given our dots"


def by_twopi(asked, overlap="true"):
    quoted = [one[0].replace('"', "'") for one in asked["people"]]
    size = asked["letters"] * POINTS_AN_INCH / DPI
    lines = [
        f'graph {{ overlap="{overlap}"; root=me;',
        f"node [shape=plain, fontsize={size}, margin=0]; edge [penwidth=0.3];",
    ]
    groups = {one[3] for one in asked["people"]}
    lines += [f'me -- "group {group}";' for group in sorted(groups)]
    lines += [
        f'p{place} [label="{name}"]; "group {one[3]}" -- p{place};'
        for place, (name, one) in enumerate(zip(quoted, asked["people"], strict=True))
    ]
    begin = time.perf_counter()
    told = subprocess.run(
        ["twopi", "-Tplain"], input="\n".join([*lines, "}"]), capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - begin
    rows = [line.split() for line in told.stdout.splitlines()]
    nodes = [[DPI * float(value) for value in row[2:6]] for row in rows if row[0] == "node" and row[1][0] == "p"]
    width, height = (DPI * float(value) for value in rows[0][2:4])
    boxes = [[x - w / 2, y - h / 2, w, h] for x, y, w, h in nodes]
    return seconds, boxes, f"page of {width:.0f} × {height:.0f} px"


PROGRAMS = {
    "networkx + matplotlib": by_networkx,
    "adjustText": by_adjust_text,
    "textalloc": by_textalloc,
    "graphviz twopi": by_twopi,
    "twopi, overlap=false": lambda asked: by_twopi(asked, overlap="false"),
}


def main():
    program, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        asked = json.load(file)
    seconds, boxes, note = PROGRAMS[program](asked)
    print(json.dumps({"seconds": seconds, "boxes": boxes, "note": note}))


if __name__ == "__main__":
    main()
