"""What is shipped beside the program fits the program, and each piece fits the others."""

import json
import re
from configparser import RawConfigParser
from fnmatch import fnmatch

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.configuration.settings import Settings
from bot.telegram.metrics import expose
from bot.telegram.tally import Levels, Tally
from tests.repository import ROOT

NAME = re.compile(r"\b(?:article_bot|process)_[a-z_]+")


def metrics() -> set[str]:
    """The names of all samples there can be."""
    tally = Tally()
    tally.reached()
    for counts in (tally.questions, tally.updates, tally.sends):
        counts["any"] += 1
    tally.api_errors["any", "any"] += 1
    families = text_string_to_metric_families(expose(tally, Levels(1, 1, 1, 1, 1)).decode())
    return {sample.name for family in families for sample in family.samples}


def expressions() -> str:
    dashboard = json.loads((ROOT / "deploy/grafana-dashboard.json").read_text(encoding="utf-8"))
    return " ".join(target["expr"] for panel in dashboard["panels"] for target in panel["targets"])


def compose(*names: str) -> dict[str, dict[str, object]]:
    """The services of the files together, a later file's words on top."""
    services: dict[str, dict[str, object]] = {}
    for name in names:
        described = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))["services"]
        for service, words in described.items():
            services[service] = {**services.get(service, {}), **words}
    return services


def test_the_dashboard_shows_every_metric_of_the_bot_and_no_other() -> None:
    used = set(NAME.findall(expressions()))

    assert used <= metrics()
    ours = {name for name in metrics() if name.startswith("article_bot_")}
    assert {
        name for name in ours - used if not name.endswith(("_sum", "_count", "_created"))
    } == set()


def test_the_alerts_are_made_of_metrics_that_exist() -> None:
    alerts = set(NAME.findall((ROOT / "docs/operating.md").read_text(encoding="utf-8")))

    assert alerts
    assert alerts <= metrics()


def test_what_the_image_is_made_of_is_there_and_not_ignored() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = [
        name.rstrip("/")
        for line in re.findall(r"^COPY (?!--from)(.*) \S+$", dockerfile, re.MULTILINE)
        for name in line.split()
    ]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_through = [line[1:].rstrip("/") for line in ignored if line.startswith("!")]

    assert sorted(copied) == sorted(let_through)
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert not any(fnmatch(".env", name) for name in let_through)


def test_what_is_installed_to_run_can_draw_the_picture_of_the_figures() -> None:
    lock = (ROOT / "requirements/run.lock").read_text(encoding="utf-8")

    assert re.search(r"^pillow==", lock, re.MULTILINE)


def test_the_image_runs_without_root_and_asks_the_bot_whether_it_lives() -> None:
    last = (ROOT / "Dockerfile").read_text(encoding="utf-8").rpartition("\nFROM ")[2]

    assert re.search(r"^USER [1-9]\d*$", last, re.MULTILINE)
    assert '["article-bot", "check", "--live"]' in last


@pytest.mark.parametrize("files", [["compose.yaml"], ["compose.yaml", "compose.webhook.yaml"]])
def test_every_container_has_a_root_that_is_read_only_and_few_rights(files: list[str]) -> None:
    services = compose(*files).values()

    assert services
    for service in services:
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]


def test_a_signal_reaches_the_bot_before_it_listens_to_any() -> None:
    assert (
        compose("compose.yaml")["bot"]["init"] is True
    )  # process 1 is deaf to what it handles not


def test_caddy_passes_on_the_path_that_telegram_is_told_of_to_where_the_bot_listens() -> None:
    environment = compose("compose.webhook.yaml")["bot"]["environment"]
    assert isinstance(environment, dict)
    path = environment["WEBHOOK_URL"].rpartition("}")[2]
    port = environment["WEBHOOK_LISTEN"].rpartition(":")[2]
    caddyfile = (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")

    assert f"handle {path} {{" in caddyfile
    assert f"reverse_proxy bot:{port} {{" in caddyfile


def test_what_compose_sets_are_settings() -> None:
    for name in ("compose.yaml", "compose.webhook.yaml"):
        environment = compose(name)["bot"]["environment"]
        assert isinstance(environment, dict)
        assert {setting.lower() for setting in environment} <= set(Settings.model_fields)


def test_the_unit_reloads_by_the_signal_that_the_bot_knows_and_writes_its_state_only() -> None:
    unit = RawConfigParser(strict=False)
    unit.read(ROOT / "deploy/article-bot.service")

    assert unit["Service"]["ExecReload"].split()[1] == "-HUP"
    assert unit["Service"]["ProtectSystem"] == "strict"
    assert unit["Service"]["User"] not in ("", "root")
    assert "ReadWritePaths" not in unit["Service"]
