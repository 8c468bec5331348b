using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Domain.Tests.Access;

/// <summary>The masked picture, part by part, made of a picture that has this part alone.</summary>
public sealed class MaskedPictureTests
{
    private static readonly CitizenView Empty = new() { Key = "c-1", Version = 1 };
    private static readonly DateTimeOffset At = CitizenScenario.Local("2026-03-12T10:00");

    private static readonly HandoverView Offer = new()
    {
        Id = "h", What = new("intervention", "BIF/k"), From = "bif-job-1", FromDepartment = "BIF",
        To = new("sof-adult-1", null), ToDepartment = "SOF", Status = "offered", OfferedAt = default, By = "bif-job-1",
        Reason = "asked", Note = "note", AnswerReason = "answered", AnsweredBy = "sof-adult-1", AcceptedBy = "sof-adult-1",
    };

    [Theory]
    [InlineData("intervention", "active planned paused", "ended")]
    [InlineData("appointment", "booked yielding", "attended cancelled")]
    [InlineData("admission", "running", "ended")]
    [InlineData("sanction", "notified held", "imposed lifted")]
    [InlineData("contact", "open", "answered")]
    [InlineData("deadline", "open warned missed", "met cleared")]
    public void A_hidden_department_works_with_the_citizen_while_something_runs_or_is_owed(string kind, string works, string over)
    {
        foreach (var status in works.Split(' ')) Assert.Equal("BIF SOF", Access(status));
        foreach (var status in over.Split(' ')) Assert.Equal("BIF", Access(status));

        string Access(string status) => string.Join(
            ' ', Masked(Having(kind, status), Shown("bif-job-1", "BIF")).Access.Select(static one => one.Department));
    }

    [Fact]
    public void Who_sees_everything_is_told_each_department_at_work_with_the_ground()
    {
        var access = Masked(Having("sanction", "held"), Disclosure.Whole(AccessGround.BrokenGlass, At)).Access;
        Assert.Equal(new DepartmentAccessView("SOF", "full", "broken-glass", At), Assert.Single(access));
    }

    [Theory]
    [InlineData("bif-benefits-1", true)]
    [InlineData("kff-service-1", false)]
    public void The_consultant_is_shown_to_colleagues_of_theirs(string consultant, bool isShown)
    {
        var whole = Empty with { Consultant = new(consultant, "BIF", At) };
        Assert.Equal(isShown ? whole.Consultant : null, Masked(whole, Shown("bif-job-1", "BIF")).Consultant);
    }

    [Fact]
    public void Appointments_of_one_time_are_in_the_order_of_their_ids()
    {
        var whole = Empty with { Appointments = [Meeting("BIF/b", At), Meeting("BIF/c", At.AddHours(-1)), Meeting("BIF/a", At)] };
        Assert.Equal(
            ["BIF/c", "BIF/a", "BIF/b"], Masked(whole, Shown("bif-job-1", "BIF")).Appointments.Select(static one => one.Id));
    }

    [Theory]
    [InlineData("KFF", null, null, null, null, false)]
    [InlineData("BIF", null, null, null, null, true)]
    [InlineData("KFF", "BIF", null, null, null, true)] // Meant for it.
    [InlineData("KFF", null, "bif-job-2", null, "BIF", true)] // Owned there.
    [InlineData("KFF", null, "suf-rehab-1", null, null, true)] // The viewer's.
    [InlineData("KFF", null, "kff-service-1", "suf-rehab-1", "KFF", true)] // The viewer's to answer.
    [InlineData("KFF", "SOF", "kff-service-1", "kff-service-2", "KFF", false)]
    public void A_contact_is_shown_to_whom_it_is_for(
        string department, string? wants, string? owner, string? responsible, string? owning, bool isShown)
    {
        var contact = new ContactView("x", department, "phone", null, "unit", "open", At, null, wants, owner, responsible, owning);
        var seen = Masked(Empty with { Contacts = [contact] }, Shown("suf-rehab-1", "BIF")).Contacts;
        Assert.Equal(isShown ? 1 : 0, seen.Count);
        if (!isShown) return;
        Assert.Equal(department == "BIF" ? "unit" : Mask.Nobody, seen[0].Unit);
        Assert.Equal(owner is "kff-service-1" ? null : owner, seen[0].Owner);
        Assert.Equal(responsible, seen[0].Responsible);
        Assert.Equal(owning, seen[0].OwnerDepartment);
    }

    [Theory]
    [InlineData(false, "BIF", "asked note -")]
    [InlineData(false, "SOF", "- - answered")]
    [InlineData(true, "BIF", "- - answered")] // SOF asked for it.
    [InlineData(true, "SOF", "asked note -")]
    [InlineData(false, "BIF SOF", "asked note answered")]
    [InlineData(false, "SUF", "- - -")]
    public void What_a_department_wrote_is_shown_with_its_content(bool isRequest, string departments, string texts) =>
        Assert.Equal(texts, TextsOf(Offer with { Requested = isRequest }, Shown("suf-rehab-1", departments)));

    [Theory]
    [InlineData("suf-rehab-1", false, false)]
    [InlineData("suf-rehab-1", true, true)] // Owes the answer in somebody's place.
    [InlineData("bif-job-lead", false, true)]
    [InlineData("sof-adult-lead", false, true)]
    [InlineData("bif-job-1", false, true)] // A party.
    public void What_was_written_is_shown_to_whom_it_was_written(string viewer, bool answers, bool isShown) =>
        Assert.Equal(isShown ? "asked note answered" : "- - -", TextsOf(Offer, Shown(viewer, ""), answers));

    [Theory]
    [InlineData("h", true)]
    [InlineData("another", false)]
    public void A_handover_is_shown_to_who_owes_its_answer_in_somebodys_place(string about, bool isShown)
    {
        var deadline = new DeadlineView("d", "handover-answer", "SOF", null, about, At, "open", "suf-rehab-1", null);
        var other = deadline with { Id = "o", About = "SOF/x", Responsible = "sof-adult-2" };
        var seen = Masked(Empty with { Handovers = [Offer], Deadlines = [deadline, other] }, Shown("suf-rehab-1", "")).Handovers;
        Assert.Equal(isShown ? ["asked"] : [], seen.Select(static one => one.Reason));
    }

    [Theory]
    [InlineData("BIF", true)]
    [InlineData("SOF", true)]
    [InlineData("SUF", false)]
    public void A_departments_system_is_shown_what_was_written_by_it_and_to_it(string department, bool isShown)
    {
        var system = Disclosure.Of(
            AccessGround.Integration, null, [new(new(department), AccessGround.Integration, null)], AcceptanceMunicipality.Organization);
        Assert.Equal(isShown ? "asked note answered" : "- - -", TextsOf(Offer, system));
    }

    [Theory]
    [InlineData("bif-job-lead", false)]
    [InlineData("sof-adult-lead", true)] // Leads the post that it concerns.
    public void Of_somebody_with_two_posts_the_leader_of_the_one_concerned_reads_what_was_written(string viewer, bool isShown)
    {
        var shown = Disclosure.Of(AccessGround.UnitLeader, new CaseworkerId(viewer), [], TwoPosts.Organization);
        var from = Offer with { From = TwoPosts.Id, FromDepartment = "SOF", To = new("suf-rehab-1", null), ToDepartment = "SUF" };
        var to = Offer with { From = "suf-rehab-1", FromDepartment = "SUF", To = new(TwoPosts.Id, null), ToDepartment = "SOF" };
        foreach (var handover in (HandoverView[])[from, to])
            Assert.Equal(isShown ? "asked note answered" : "- - -", TextsOf(handover, shown));
    }

    [Theory]
    [InlineData("BIF", "bif-job-1 BIF|masked masked SOF|bif-job-1|masked|masked|BIF/k")]
    [InlineData("SOF", "masked BIF|sof-adult-1 sof-adult SOF|masked|sof-adult-1|sof-adult-1|opaque")]
    [InlineData("SUF", "masked BIF|masked masked SOF|masked|masked|masked|opaque")]
    public void The_people_of_a_handover_are_shown_with_their_departments(string department, string people)
    {
        var shown = Shown("suf-rehab-1", department);
        var seen = MaskedPicture.Of(Offer with { To = new("sof-adult-1", "sof-adult") }, MaskOf(shown), shown);
        Assert.Equal(
            people,
            string.Join(
                '|', $"{seen.From} {seen.FromDepartment}", $"{seen.To.Caseworker} {seen.To.Unit} {seen.ToDepartment}", seen.By,
                seen.AnsweredBy, seen.AcceptedBy, seen.What.Id == "BIF/k" ? "BIF/k" : "opaque"));
    }

    private static CitizenView Having(string kind, string status) => kind switch
    {
        "intervention" => Empty with
        {
            Interventions =
            [
                new()
                {
                    Id = "SOF/x", Department = "SOF", Kind = "", Group = "", Caseworker = "", Responsible = "", Status = status,
                    Intensity = "", StartsOn = default,
                },
            ],
        },
        "appointment" => Empty with { Appointments = [Meeting("SOF/x", At) with { Department = "SOF", Status = status }] },
        "admission" => Empty with { Admissions = [new("SOF/x", "SOF", "ward", null, At, null, status == "ended" ? At : null)] },
        "sanction" => Empty with { Sanctions = [new("SOF/x", "SOF", "no-show", status, "", null, null, null, At, null)] },
        "contact" => Empty with { Contacts = [new("SOF/x", "SOF", "phone", null, "", status, At, null)] },
        _ => Empty with { Deadlines = [new("SOF/x", "department", "SOF", null, "SOF/x", At, status, "", null)] },
    };

    private static AppointmentView Meeting(string id, DateTimeOffset at) => new()
    {
        Id = id, Department = "BIF", Kind = "", Caseworker = "bif-job-1", StartsAt = at, EndsAt = at.AddHours(1), Mandatory = false,
        Status = "booked",
    };

    private static string TextsOf(HandoverView one, Disclosure shown, bool answers = false)
    {
        var seen = MaskedPicture.Of(one, MaskOf(shown), shown, answers);
        return $"{seen.Reason ?? "-"} {seen.Note ?? "-"} {seen.AnswerReason ?? "-"}";
    }

    private static CitizenView Masked(CitizenView whole, Disclosure shown) =>
        MaskedPicture.Of(whole, Citizen.New(new("c-1")), MaskOf(shown), shown);

    private static Mask MaskOf(Disclosure shown) => new(
        Citizen.New(new("c-1")), shown, AcceptanceMunicipality.Organization, PolicyBook.Delivered.Newest, OpaqueIds.OfNoKey);

    private static Disclosure Shown(string viewer, string departments) => Disclosure.Of(
        AccessGround.Responsible, new CaseworkerId(viewer),
        [
            .. departments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static code => new DepartmentAccess(new(code), AccessGround.Responsible, null)),
        ],
        AcceptanceMunicipality.Organization);
}
