"""The code by which a session is led on another device, where the first one is lost."""

from django.db import models

from canvases.models.session import Session
from canvases.models.workspace import Member


class Recovery(models.Model):
    """The present recovery code of a session, as a hash, whose it is, and the browser that came
    with it."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="recovery")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=128, editable=False)
    token_hash = models.CharField(max_length=64, blank=True, editable=False)

    def __str__(self) -> str:
        return str(self.session_id)
