# What the scripts share: words, finding programs, installing what is missing. Sourced, not run.

export DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:-/opt/homebrew/lib:/usr/local/lib}" # macOS: Pango of Homebrew

zeg() { printf '== %s\n' "$*" >&2; }

vind_python() { # print a Python that fits requires-python in pyproject.toml
  local naam
  for naam in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$naam" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null; then
      command -v "$naam"
      return
    fi
  done
  return 1
}

heeft_pango() {
  "$1" - <<'PY' 2>/dev/null
import ctypes
import sys

namen = [("libpango-1.0.so.0", "libpango-1.0.dylib"), ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib")]
for linux, macos in namen:
    try:
        ctypes.CDLL(macos if sys.platform == "darwin" else linux)
    except OSError:
        sys.exit(1)
PY
}

heeft_node() { node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null && npm --version >/dev/null 2>&1; }

vind_chromium() {
  local naam
  for naam in chromium chromium-browser google-chrome google-chrome-stable; do
    "$naam" --version >/dev/null 2>&1 && command -v "$naam" && return
  done
  return 1
}

heeft_chromium() { vind_chromium >/dev/null || [ -e .venv/stempels/chromium ]; }

installeer() { # installeer WHAT "APT PACKAGES" "BREW PACKAGES": install, or print the exact command and stop
  local wat=$1 apt=$2 brew=$3
  if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
      zeg "$wat installeren"
      apt-get update -qq >&2
      # shellcheck disable=SC2086  # a list of packages
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $apt >&2 && return
    fi
    stop_met_opdracht "$wat" "sudo apt-get update && sudo apt-get install -y $apt"
  elif command -v brew >/dev/null; then
    zeg "$wat installeren"
    # shellcheck disable=SC2086
    brew install --quiet $brew >&2 && return
    stop_met_opdracht "$wat" "brew install $brew"
  fi
  stop_met_opdracht "$wat" "apt-get install -y $apt    (of, op macOS: brew install $brew)"
}

installeer_chromium() { # for the browser tests: apt when possible, else the one that playwright brings
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    zeg "Chromium installeren"
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2 || true
    vind_chromium >/dev/null && return
  fi
  zeg "Chromium van Playwright installeren"
  if .venv/bin/python -m playwright install chromium >&2; then
    touch .venv/stempels/chromium
    return
  fi
  if command -v brew >/dev/null; then stop_met_opdracht Chromium "brew install --cask chromium"; fi
  stop_met_opdracht Chromium "sudo apt-get update && sudo apt-get install -y chromium"
}

stop_met_opdracht() {
  printf '\nEr ontbreekt iets: %s. Installeer het met:\n\n    %s\n\nen probeer het opnieuw.\n' "$1" "$2" >&2
  exit 1
}
