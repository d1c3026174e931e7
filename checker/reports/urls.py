"""The addresses of reports. Whoever knows a token may read the report, so tokens stand in no other address."""

from django.urls import path

from checker.reports import (
    after_paying,
    at_desk,
    handing_over,
    oembed,
    opinions,
    packs,
    replies,
    setting_aside,
    shared,
    shares,
    verifying,
    views,
)
from checker.reports.collections import poster, preview
from checker.reports.collections import views as collections
from checker.reports.kept_pages import kept
from checker.web.access import either

urlpatterns = [
    path("deleted/", views.deleted, name="deleted"),
    path("oembed", oembed.oembed, name="oembed"),
    path("c/<slug:owner>/<slug:slug>/", collections.page, name="collection"),
    path("c/<slug:owner>/<slug:slug>/embed", collections.embed, name="collection_embed"),
    path("c/<slug:owner>/<slug:slug>/card.png", collections.card, name="collection_card"),
    path("c/<slug:owner>/<slug:slug>/feed.atom", collections.atom, name="collection_atom"),
    path("c/<slug:owner>/<slug:slug>/feed.json", collections.json_feed, name="collection_json"),
    path("desk/<slug:slug>/collections/<int:collection_id>/preview/", preview.preview, name="desk_preview"),
    path("desk/<slug:slug>/collections/<int:collection_id>/poster.pdf", poster.poster, name="desk_poster"),
    path("r/<str:token>/", kept(either(views.report, shared.page)), name="report"),
    path("r/<str:token>/more/", views.more, name="more"),
    path("r/<str:token>/share/", shares.share, name="share"),
    path("r/<str:token>/share/<uuid:share_id>/end/", shares.take_back, name="take_back"),
    path("r/<str:token>/hand-over/", handing_over.hand_over, name="hand_over"),
    path("r/<str:token>/hand-over/<uuid:handover_id>/end/", handing_over.take_back, name="hand_over_end"),
    path("desk/<slug:slug>/cases/<uuid:handover_id>/", at_desk.case, name="desk_case"),
    path("desk/<slug:slug>/cases/<uuid:handover_id>/picture/<int:index>", at_desk.picture, name="desk_picture"),
    path("desk/<slug:slug>/r/<str:token>/", at_desk.shared, name="desk_shared"),
    path("desk/<slug:slug>/r/<str:token>/picture/<int:index>", at_desk.shared_picture, name="desk_shared_picture"),
    path("r/<str:token>/paid/", after_paying.after_paying, name="paid"),
    path("r/<str:token>/keep/", shares.keep, name="keep"),
    path("r/<str:token>/pack/", packs.pack, name="pack"),
    path("verify/", verifying.verify, name="verify"),
    path("r/<str:token>/card.png", shared.card, name="card"),
    path("r/<str:token>/embed", shared.embed, name="embed"),
    path("r/<str:token>/picture/<int:index>", either(views.picture, shared.picture), name="picture"),
    path("r/<str:token>/seller/", replies.seller, name="seller"),
    path("r/<str:token>/statement/", replies.statement, name="statement"),
    path("statement-withdrawn/", replies.withdrawn, name="statement_withdrawn"),
    path("r/<str:token>/wrong/<int:number>/", setting_aside.wrong, name="wrong"),
    path("r/<str:token>/feedback/", opinions.opinion, name="feedback"),
    path("r/<str:token>/delete/<str:key>/", views.delete, name="delete"),
]
