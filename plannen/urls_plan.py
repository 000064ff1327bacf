"""Making the plan: goal by goal, asking who agrees, fixing it (method 6)."""

from django.urls import URLPattern, path

from plannen import views_instemming, views_inzet, views_plan_bewerken, wizards_vaststellen

VRAGEN = views_instemming.InstemmingVragen.as_view()
VASTSTELLEN = wizards_vaststellen.VaststellenWizard.as_view()

urlpatterns: list[URLPattern] = [
    path("plan/bewerken/", views_plan_bewerken.PlanBewerken.as_view(), name="plan_bewerken"),
    path("plan/bewerken/nu-eerst/", views_plan_bewerken.NuEerst.as_view(), name="plan_nu_eerst"),
    path("plan/bewerken/doel/<uuid:doel>/", views_plan_bewerken.PlanDoel.as_view(), name="plan_doel"),
    path("plan/bewerken/inzet/<uuid:inzet>/", views_inzet.PlanInzet.as_view(), name="plan_inzet"),
    path("plan/instemming/", views_instemming.Instemming.as_view(), name="instemming"),
    path("plan/instemming/<uuid:doel>/", VRAGEN, name="instemming_vragen"),
    path("plan/instemming/<uuid:doel>/<slug:step>/", VRAGEN, name="instemming_stap"),
    path("plan/vaststellen/", VASTSTELLEN, name="vaststellen"),
    path("plan/vaststellen/<slug:step>/", VASTSTELLEN, name="vaststellen_stap"),
    path("plan/vastgesteld/", wizards_vaststellen.Vastgesteld.as_view(), name="vastgesteld"),
]
