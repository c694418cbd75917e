"""Why LanguageTool could not be fetched."""

from __future__ import annotations

from linter.languagetool.pins import Jar
from linter.languagetool.unavailable import Unavailable

MIRROR = "MTLINT_MAVEN_MIRROR"
"""The variable of the environment that names another Maven repository."""


def bad_address() -> Unavailable:
    """Return that the address of the mirror is none; it is left out, as it may hold a password."""
    return Unavailable(
        f"Die Adresse des Maven-Spiegels („--mirror“ oder {MIRROR}) "
        "muss mit „https://“ oder „http://“ beginnen.",
        f"The address of the Maven mirror (“--mirror” or {MIRROR}) "
        "must begin with “https://” or “http://”.",
    )


def untrusted() -> Unavailable:
    """Return that the certificate of the repository is not accepted."""
    return Unavailable(
        "Die Verbindung ist nicht vertrauenswürdig (Zertifikat), nichts wurde installiert. Hinter "
        "einer Firmen-Firewall nennt die Umgebungsvariable REQUESTS_CA_BUNDLE deren Zertifikate.",
        "The connection cannot be trusted (certificate), nothing was installed. Behind "
        "a company’s firewall, name its certificates in the variable REQUESTS_CA_BUNDLE.",
    )


def unreachable(mirror: str | None) -> Unavailable:
    """Return that nobody answers, or breaks off; ``mirror`` is None for Maven Central."""
    if mirror:
        return Unavailable(
            "Der Maven-Spiegel ist nicht zu erreichen, nichts wurde installiert. "
            "Bitte seine Adresse und die Verbindung zum Netz prüfen.",
            "The Maven mirror cannot be reached, nothing was installed. "
            "Check its address and the connection to the network.",
        )
    return Unavailable(
        "Maven Central ist nicht zu erreichen, nichts wurde installiert. Bitte die Verbindung "
        f"zum Netz prüfen oder mit {MIRROR} einen Spiegel nennen.",
        "Maven Central cannot be reached, nothing was installed. Check the connection "
        f"to the network or name a mirror in {MIRROR}.",
    )


def absent(jar: Jar, mirror: str | None) -> Unavailable:
    """Return that the repository does not hand out a jar."""
    if mirror:
        return Unavailable(
            f"Der Maven-Spiegel liefert „{jar.coordinate}“ nicht, nichts wurde installiert. "
            "Bitte seine Adresse und den Zugang prüfen.",
            f"The Maven mirror does not deliver “{jar.coordinate}”, nothing was installed. "
            "Check its address and your access.",
        )
    return Unavailable(
        f"Maven Central liefert „{jar.coordinate}“ nicht, nichts wurde installiert. "
        f"Bitte später noch einmal versuchen oder mit {MIRROR} einen Spiegel nennen.",
        f"Maven Central does not deliver “{jar.coordinate}”, nothing was installed. "
        f"Try again later or name a mirror in {MIRROR}.",
    )


def wrong(jar: Jar) -> Unavailable:
    """Return that a jar has another size or sum than it should."""
    return Unavailable(
        f"„{jar.file}“ kam anders an als erwartet (falsche Prüfsumme), nichts wurde installiert. "
        "Bitte noch einmal versuchen oder einen anderen Maven-Spiegel nehmen.",
        f"“{jar.file}” did not arrive as expected (wrong checksum), nothing was installed. "
        "Please try again or use another Maven mirror.",
    )
