// The page of one journey. Without this script every link and form works too, with a new page.
import { folding } from "./folding.js";
import { follow } from "./live.js";
import { clickableMap } from "./map.js";
import { menus } from "./menus.js";
import { movingCards } from "./moving.js";
import { panel } from "./panel.js";
import { quickForms } from "./region.js";
import { views } from "./views.js";

panel();
quickForms();
clickableMap();
movingCards();
menus();
folding();
views();
follow();
