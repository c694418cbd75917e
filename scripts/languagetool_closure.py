"""What LanguageTool for German is made of: the jars it needs, and those left out with the reason.

German alone does not run: the core asks for es, ca and pt by name, language detection falls back to
en, and German's own rules ask whether a word is English.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from linter.languagetool.release import VERSION

ROOTS = ("languagetool-server", *(f"language-{code}" for code in ("de", "en", "es", "ca", "pt")))

LEFT_OUT: Mapping[str, str] = {
    "rules that ask another server (gRPC)": """
        com.google.android:annotations com.google.api.grpc:proto-google-common-protos
        com.google.code.gson:gson com.google.protobuf:protobuf-java io.grpc:grpc-context
        io.grpc:grpc-core io.grpc:grpc-netty-shaded io.grpc:grpc-protobuf
        io.grpc:grpc-protobuf-lite io.grpc:grpc-stub io.grpc:grpc-util io.perfmark:perfmark-api
        org.codehaus.mojo:animal-sniffer-annotations org.json:json
        io.github.java-diff-utils:java-diff-utils""",
    "a cache shared by several servers (Redis)": """
        io.lettuce:lettuce-core io.netty:netty-buffer io.netty:netty-codec-base
        io.netty:netty-codec-dns io.netty:netty-common io.netty:netty-handler
        io.netty:netty-resolver io.netty:netty-resolver-dns io.netty:netty-transport
        io.netty:netty-transport-native-unix-common io.projectreactor:reactor-core
        org.reactivestreams:reactive-streams redis.clients.authentication:redis-authx-core""",
    "accounts of users and their database": """
        at.favre.lib:bcrypt at.favre.lib:bytes com.github.ben-manes.caffeine:caffeine
        com.github.stephenc.jcip:jcip-annotations com.github.waffle:waffle-jna
        com.nimbusds:nimbus-jose-jwt net.java.dev.jna:jna-platform
        org.mariadb.jdbc:mariadb-java-client commons-codec:commons-codec""",
    "measurements for those who run a service": """
        io.github.resilience4j:resilience4j-core io.github.resilience4j:resilience4j-micrometer
        io.micrometer:micrometer-core io.micrometer:micrometer-registry-prometheus
        io.prometheus:simpleclient_common io.prometheus:simpleclient_hotspot
        io.prometheus:simpleclient_httpserver io.prometheus:simpleclient_tracer_otel_agent
        io.vavr:vavr io.vavr:vavr-match org.hdrhistogram:HdrHistogram
        org.latencyutils:LatencyUtils co.elastic.logging:ecs-logging-core
        co.elastic.logging:logback-ecs-encoder""",
    "n-grams, which are several GB more": """
        org.apache.lucene:lucene-backward-codecs org.apache.lucene:lucene-core""",
    "checking English, Spanish, Catalan and Portuguese": """
        edu.washington.cs.knowitall:opennlp-chunk-models
        edu.washington.cs.knowitall:opennlp-postag-models
        edu.washington.cs.knowitall:opennlp-tokenize-models org.apache.opennlp:opennlp-tools
        org.softcatala:catalan-pos-dict org.softcatala:spanish-pos-dict
        org.languagetool:portuguese-pos-dict""",
    "the command line": "commons-cli:commons-cli",
    "reading XML into objects, which nothing here does": """
        com.sun.activation:jakarta.activation com.sun.istack:istack-commons-runtime
        com.sun.xml.bind:jaxb-core com.sun.xml.bind:jaxb-impl
        jakarta.activation:jakarta.activation-api javax.activation:javax.activation-api
        javax.xml.bind:jaxb-api org.eclipse.angus:angus-activation org.glassfish.jaxb:jaxb-core
        org.glassfish.jaxb:jaxb-runtime org.glassfish.jaxb:txw2
        commons-digester:commons-digester commons-validator:commons-validator
        net.arnx:jsonic""",
    "annotations, which compilers read and servers do not": """
        com.google.code.findbugs:jsr305 com.google.errorprone:error_prone_annotations
        com.google.guava:listenablefuture com.google.j2objc:j2objc-annotations
        javax.annotation:javax.annotation-api org.checkerframework:checker-qual
        com.intellij:annotations org.jspecify:jspecify""",
}
"""Reason -> ``group:artifact`` of jars that no start and no check of German ever reads."""


def closure(cache: Path) -> dict[str, str]:
    """Return ``group:artifact`` -> version of all that Maven counts as needed at run time.

    ``cache`` is the folder for what jgo fetches meanwhile. jgo and Maven agree but for caffeine
    (jgo 3.2.0, Maven 2.9.3), which is left out.
    """
    context = _context(cache)
    others = [context.project("org.languagetool", "language-all")]
    wanted = [
        context.create_dependency(f"org.languagetool:{name}:{VERSION}", others) for name in ROOTS
    ]
    found = [found for half in context.resolver.resolve(wanted) for found in half]
    odd = [str(jar) for jar in found if jar.classifier or jar.type != "jar"]
    if odd:
        raise SystemExit(f"more than group, artifact and version: {odd}")
    return {f"{jar.groupId}:{jar.artifactId}": jar.version for jar in found}


def needed(everything: Mapping[str, str]) -> dict[str, str]:
    """Return the closure without what is left out; SystemExit where the list has gone stale."""
    idle = {name for names in LEFT_OUT.values() for name in names.split()}
    if stale := sorted(idle - everything.keys()):
        raise SystemExit(f"left out, but no longer part of LanguageTool: {stale}")
    return {name: version for name, version in everything.items() if name not in idle}


def fetched(coordinate: str, cache: Path) -> Path:
    """Return the jar of ``group:artifact:version``, fetched where it is not in the cache."""
    group, artifact, version = coordinate.split(":")
    jar = _context(cache).project(group, artifact).at_version(version).artifact()
    return Path(jar.resolve())


def _context(cache: Path) -> Any:
    from jgo.maven import MavenContext  # only what asks Maven needs it

    return MavenContext(repo_cache=cache, timeout=60)
