"""The code that shows a form in another site, and the form that puts it together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import render, tag
from scripts.embed import FOLDER, framed
from scripts.website import PUBLISHER

if TYPE_CHECKING:
    from calculator.view.html import Element
    from scripts.embed import Framed
    from scripts.website import Website

__all__ = ["chooser", "locate", "plain", "sized"]

_NAME = "portage-ou-interim"
_HEIGHT = 800
_SANDBOX = (
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox "
    "allow-downloads allow-modals"
)
"""No form may be sent and the page around cannot be led elsewhere; what is printed, saved and
opened in a new tab still is."""
_LISTENER = f"""<script>
addEventListener("message", ({{ data, origin, source }}) => {{
  const height = data?.["{_NAME}"]?.height;
  if (!Number.isInteger(height)) return;
  for (const frame of document.querySelectorAll("iframe.{_NAME}")) {{
    const own = source === frame.contentWindow && origin === new URL(frame.src).origin;
    if (own) frame.height = Math.min(height, 20000);
  }}
}});
</script>
"""
_THEMES = (("", "Celui de l’appareil"), ("clair", "Clair"), ("sombre", "Sombre"))
_CODES = (
    ("plain", "Le code, sans script", "Hauteur fixe : le contenu défile dans le cadre."),
    (
        "sized",
        "Le code, avec un script qui ajuste la hauteur",
        "Il vérifie d’où vient le message, et n’y lit qu’un nombre. Une fois par page suffit.",
    ),
)
_WRONG = {
    "foreign": "Ce lien mène à un autre site. Collez un lien copié dans ce guide.",
    "none": (
        "Ce n’est pas un lien vers un résultat : rien ne suit le signe « # ». Sous un résultat du "
        "guide, prenez « Copier le lien »."
    ),
    "unknown": "La fin de ce lien, après « # », n’est ni une situation ni un calcul du guide.",
    "broken": "Ce lien est incomplet, abîmé, ou vient d’une autre édition du guide. Recopiez-le.",
}
_UNTIL_THEN = " En attendant, le code est sans valeurs de départ."


def plain(src: str, title: str) -> str:
    """The frame alone.

    Args:
        src: Address of what it shows.
        title: What a screen reader says of it.
    """
    return render(
        tag(
            "iframe",
            class_=_NAME,
            src=src,
            title=title,
            width="100%",
            height=str(_HEIGHT),
            loading="lazy",
            referrerpolicy="no-referrer",
            sandbox=_SANDBOX,
            allow="clipboard-write",
            style="border:0",
        )
    )


def sized(src: str, title: str) -> str:
    """The frame and the script that makes it as high as it asks to be."""
    return _LISTENER + plain(src, title)


def locate(html: str, site: Website) -> str:
    """The built page of the codes with the address of the site in them."""
    return html.replace(PUBLISHER + FOLDER, site.address + FOLDER)


def chooser() -> Element:
    """The form, its preview, and below it what needs no script: one code for each form."""
    return tag(
        "form",
        tag("div", *_choices(), *_preview(), *_codes(), data_live=True, hidden=True),
        tag("div", *(_ready(one) for one in framed()), data_static=True),
        class_="poi-embed",
        aria_label="Composer le code",
        novalidate=True,
        autocomplete="off",
        data_embed=True,
        data_address=PUBLISHER + FOLDER,
    )


def _title(one: Framed) -> str:
    """Its own colon leaves no room for another."""
    return f"Portage ou intérim – {one.title[0].lower()}{one.title[1:]}"


def _choices() -> tuple[Element, ...]:
    return (
        tag(
            "p",
            tag("label", "Ce que vous montrez", for_="integrer-forme"),
            tag(
                "select",
                *(
                    tag(
                        "option",
                        one.title,
                        value=one.slug,
                        data_prefix=one.prefix,
                        data_shape=one.shape,
                        data_title=_title(one),
                    )
                    for one in framed()
                ),
                id="integrer-forme",
                name="shown",
            ),
        ),
        tag(
            "fieldset",
            tag("legend", "Thème"),
            *(
                tag(
                    "label",
                    tag("input", type="radio", name="theme", value=value, checked=not value),
                    tag("span", label),
                )
                for value, label in _THEMES
            ),
        ),
        tag(
            "p",
            tag("label", "Valeurs de départ (facultatif)", for_="integrer-lien"),
            tag(
                "input",
                id="integrer-lien",
                name="link",
                type="text",
                inputmode="url",
                spellcheck="false",
                aria_describedby="integrer-aide integrer-erreur",
            ),
        ),
        tag(
            "div",
            *(tag("p", text + _UNTIL_THEN, data_cause=cause) for cause, text in _WRONG.items()),
            tag(
                "p",
                "Ce lien est celui d’un autre formulaire : « ",
                tag("span", data_name=True),
                " »." + _UNTIL_THEN + " ",
                tag("button", "Montrer ce formulaire", type="button", data_action="choose"),
                data_cause="other",
            ),
            id="integrer-erreur",
            class_="poi-embed-wrong",
            aria_live="polite",
        ),
        tag(
            "p",
            "Remplissez le formulaire dans le guide, prenez « Copier le lien » sous le résultat, "
            "et collez-le ici. Vos visiteurs pourront tout changer.",
            class_="poi-help",
            id="integrer-aide",
        ),
    )


def _preview() -> tuple[Element, ...]:
    first = framed()[0]
    return (
        tag("p", "Aperçu", class_="poi-embed-name"),
        tag(
            "iframe",
            src=f"{first.slug}/",
            title=_title(first),
            height=str(_HEIGHT),
            loading="lazy",
        ),
    )


def _codes() -> tuple[Element, ...]:
    made = {"plain": plain("{src}", "{title}"), "sized": sized("{src}", "{title}")}
    return tuple(
        tag(
            "div",
            tag("label", label, for_=f"integrer-{name}", class_="poi-embed-name"),
            tag("p", hint, class_="poi-help", id=f"integrer-{name}-aide"),
            tag(
                "textarea",
                id=f"integrer-{name}",
                rows="6" if name == "plain" else "16",
                readonly=True,
                spellcheck="false",
                aria_describedby=f"integrer-{name}-aide",
                data_code=name,
                data_template=made[name],
            ),
            tag(
                "p",
                tag("button", "Copier", type="button", class_="md-button", data_copies=name),
                " ",
                tag(
                    "span",
                    tag("span", "Code copié.", data_copied=name, hidden=True),
                    role="status",
                ),
            ),
        )
        for name, label, hint in _CODES
    )


def _ready(one: Framed) -> Element:
    place = f"integrer-{one.slug}"
    return tag(
        "div",
        tag("label", one.title, for_=place, class_="poi-embed-name"),
        tag(
            "textarea",
            plain(f"{PUBLISHER}{FOLDER}{one.slug}/", _title(one)),
            id=place,
            rows="6",
            readonly=True,
            spellcheck="false",
            data_search_exclude=True,
        ),
        tag("p", tag("a", f"Voir le cadre seul, « {one.title} »", href=f"{one.slug}/")),
    )
