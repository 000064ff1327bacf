// What HTML cannot do by itself. Everything on the page works without this file.
import { dialogen } from "./dialoog.js";
import { fouten } from "./fouten.js";
import { afdrukken } from "./afdrukken.js";
import { menus } from "./menu.js";
import { nieuweRijen } from "./nieuwe_rij.js";
import { opslaan } from "./opslaan.js";
import { rasters } from "./raster.js";
import { sessie } from "./sessie.js";
import { verzenden } from "./verzenden.js";

document.documentElement.classList.add("js");

dialogen();
fouten();
afdrukken();
menus();
nieuweRijen();
opslaan();
rasters();
sessie();
verzenden();
