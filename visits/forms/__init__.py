"""What may be typed about visits and what stands around them."""

from .annual_lists import (
    AddingForm,
    ApproveForm,
    DecisionForm,
    EntryForm,
    ListForm,
    MovingForm,
    PlannedVisitForm,
)
from .around import (
    AnswerForm,
    InviteForm,
    MissionReportForm,
    PartFormSet,
    TemplateForm,
)
from .changes import DeclinedForm, PostponeForm, StopForm, TakeUpForm
from .consultations import AreaForm, CallForm, ConsultationForm
from .notebook import PasteForm, SetAsideForm, UploadForm
from .others import (
    CallOffForm,
    CallOffNoticeForm,
    MissionForm,
    NewMissionForm,
    NewNoticeForm,
    NoticeForm,
)
from .visits import (
    ChangeForm,
    DelegateForm,
    ReachedStepForm,
    ReceivedStepForm,
    SentStepForm,
    StepForm,
    VisitForm,
    states,
)

__all__ = [
    "AddingForm",
    "AnswerForm",
    "ApproveForm",
    "AreaForm",
    "CallForm",
    "CallOffForm",
    "CallOffNoticeForm",
    "ChangeForm",
    "ConsultationForm",
    "DecisionForm",
    "DeclinedForm",
    "DelegateForm",
    "EntryForm",
    "InviteForm",
    "ListForm",
    "MissionForm",
    "MissionReportForm",
    "MovingForm",
    "NewMissionForm",
    "NewNoticeForm",
    "NoticeForm",
    "PartFormSet",
    "PasteForm",
    "PlannedVisitForm",
    "PostponeForm",
    "ReachedStepForm",
    "ReceivedStepForm",
    "SentStepForm",
    "SetAsideForm",
    "StepForm",
    "StopForm",
    "TakeUpForm",
    "TemplateForm",
    "UploadForm",
    "VisitForm",
    "states",
]
