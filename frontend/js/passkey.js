// Making and showing a passkey (WebAuthn); the forms stay hidden where this cannot run. The conversion of bytes is
// django-allauth's webauthn-json.js.
function antwoord(form) {
  const vraag = form.querySelector("#passkeyvraag");
  if (vraag) return Promise.resolve(JSON.parse(vraag.textContent));
  return fetch(form.action, { headers: { Accept: "application/json" } }).then((gekregen) => {
    if (!gekregen.ok) throw new Error("no question");
    return gekregen.json();
  });
}

async function maken(form) {
  const vraag = (await antwoord(form)).creation_options;
  if (form.elements.passwordless.checked) {
    Object.assign(vraag.publicKey.authenticatorSelection, {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    });
  }
  return window.webauthnJSON.create(vraag);
}

async function tonen(form) {
  return window.webauthnJSON.get((await antwoord(form)).request_options);
}

async function verzenden(gebeurtenis) {
  const form = gebeurtenis.target;
  const melding = form.querySelector("[data-passkeymelding]");
  gebeurtenis.preventDefault();
  melding.textContent = "";
  try {
    const passkey = await (form.dataset.passkey === "maken" ? maken(form) : tonen(form));
    form.elements.credential.value = JSON.stringify(passkey);
  } catch (fout) {
    melding.textContent = fout.name === "InvalidStateError" ? melding.dataset.bestaat : melding.dataset.mislukt;
    return;
  }
  form.submit();
}

if (window.webauthnJSON?.supported()) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", verzenden);
  }
}
