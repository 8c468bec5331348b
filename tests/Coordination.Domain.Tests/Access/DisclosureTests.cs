using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Access;

/// <summary>The parts of which access is made, each by itself.</summary>
public sealed class DisclosureTests
{
    private static readonly Organization Known = AcceptanceMunicipality.Organization;
    private static readonly Disclosure OfBif = Disclosure.Of(
        AccessGround.Responsible, new CaseworkerId("bif-job-1"),
        [new(new("SUF"), AccessGround.Law, null), new(new("BIF"), AccessGround.Responsible, null)], Known);

    [Fact]
    public void A_part_shows_its_departments_their_people_and_the_viewer()
    {
        Assert.Equal(["BIF", "SUF"], OfBif.Full.Select(static one => one.Department.Value));
        Assert.Equal(
            [true, true, false, true, true], new[] { "BIF", "suf", "SOF", "", null }.Select(code => OfBif.Shows(code)));
        Assert.Equal([true, false, true], new DepartmentCode[] { new("BIF"), new("SOF"), default }.Select(OfBif.Shows));
        Assert.Equal(
            [true, true, false, false, true, true],
            new[] { "bif-job-2", "suf-rehab-1", "sof-adult-1", "nobody-9", "", null }.Select(OfBif.ShowsPerson));
        var stranger = Disclosure.Of(AccessGround.Told, new CaseworkerId("nobody-9"), [], Known);
        Assert.True(stranger.ShowsPerson("nobody-9"));
        Assert.False(stranger.ShowsPerson("bif-job-1"));
        Assert.False(OfBif.IsWhole);
    }

    [Theory]
    [InlineData("bif-job-1", "bif-job-1", null, "BIF", true)] // Asked.
    [InlineData("bif-job-1", "bif-job-2", null, "BIF", false)]
    [InlineData("bif-job-lead", "bif-job-2", null, "BIF", true)] // Leads the one asked.
    [InlineData("bif-benefits-lead", "bif-job-2", null, "BIF", false)]
    [InlineData("bif-job-1", null, "bif-job", "BIF", true)] // In the unit.
    [InlineData("bif-job-lead", null, "bif-job", "BIF", true)]
    [InlineData("bif-benefits-1", null, "bif-job", "BIF", false)]
    [InlineData("bif-benefits-lead", null, "bif-job", "BIF", false)]
    [InlineData("bif-job-1", null, null, "BIF", false)]
    [InlineData("sof-adult-lead", "sof-adult-1", "bif-job", "SOF", true)] // One of both is enough.
    [InlineData("bif-job-3", "sof-adult-1", "bif-job", "SOF", true)]
    [InlineData("suf-rehab-1", "sof-adult-1", "bif-job", "SOF", false)]
    [InlineData(null, "bif-job-1", "bif-job", "BIF", false)] // A system answers nothing.
    public void What_somebody_was_asked_they_their_leader_and_their_unit_answer(
        string? viewer, string? asked, string? unit, string department, bool answers)
    {
        CaseworkerId? IdOf(string? text) => text is null ? null : new CaseworkerId(text);
        var shown = Disclosure.Of(AccessGround.Told, IdOf(viewer), [], Known);
        Assert.Equal(answers, shown.AnswersFor(IdOf(asked), unit is null ? null : new UnitId(unit), new(department)));
        Assert.True(Disclosure.Whole(AccessGround.Auditor).AnswersFor(null, null, default));
    }

    [Fact]
    public void A_unit_is_led_by_somebody_who_may_work_in_another()
    {
        var place = new CitizenScenario().Organized(static o => o with
        {
            Units = [.. o.Units.Select(static one => one.Id == "bif-benefits" ? one with { Leader = "sof-head" } : one)],
        });
        var shown = Disclosure.Of(AccessGround.Told, new CaseworkerId("sof-head"), [], place.Organization);
        Assert.True(shown.AnswersFor(null, new UnitId("bif-benefits"), new("BIF")));
        Assert.False(shown.AnswersFor(null, new UnitId("bif-job"), new("BIF")));
    }

    [Fact]
    public void Only_what_a_department_reported_is_its_systems_and_no_name_opens_nothing()
    {
        var system = Disclosure.Of(
            AccessGround.Integration, null,
            [new(new("BIF"), AccessGround.Integration, null), new(new("SUF"), AccessGround.Consent, null)], Known);
        Assert.Equal([true, false, false, false], new[] { "BIF", "SUF", "SOF", null }.Select(system.IsSystemOf));
        Assert.Equal([true, true, false, false, false], new[] { "BIF", "SUF", "SOF", "", null }.Select(system.ShowsBy));
        Assert.True(Disclosure.Whole(AccessGround.Auditor).ShowsBy(null));
        Assert.Equal((1L, 0L), (system.OrganizationVersion, Disclosure.Whole(AccessGround.Auditor).OrganizationVersion));
    }

    [Fact]
    public void The_whole_shows_everything_and_hides_nothing()
    {
        var whole = Disclosure.Whole(AccessGround.Auditor);
        Assert.True(whole.IsWhole);
        Assert.True(whole.Shows("SOF") && whole.Shows(new DepartmentCode("SOF")) && whole.ShowsPerson("nobody-9"));
        Assert.Same(whole, whole.OfThePast());
        Assert.Empty(whole.Full);
        Assert.False(whole.HidesSomeOf(Place().Citizen));
        Assert.True(OfBif.HidesSomeOf(Place().Citizen));
        Assert.False(OfBif.HidesSomeOf(Place(withSof: false).Citizen));
    }

    [Fact]
    public void Of_the_past_nobody_holds_anything_and_the_viewer_is_nobody()
    {
        var past = OfBif.OfThePast();
        Assert.Equal((true, false), (OfBif.OpensWhatIsHeld, past.OpensWhatIsHeld));
        Assert.Null(past.Viewer);
        Assert.Equal(OfBif.Full, past.Full);
        Assert.Equal(OfBif.Ground, past.Ground);
        Assert.False(past.IsWhole);
    }

    [Fact]
    public void Every_ground_and_every_reason_has_words_of_its_own()
    {
        var grounds = Enum.GetValues<AccessGround>();
        Assert.Equal(grounds.Length, grounds.Select(AccessGrounds.WordOf).Where(static word => word.Length > 0).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => AccessGrounds.WordOf((AccessGround)99));
        var reasons = Enum.GetValues<NotSeenReason>();
        Assert.Equal(reasons.Length, reasons.Select(static one => new NothingSeen(one).Why).Distinct().Count());
        Assert.Throws<InvalidOperationException>(() => new NothingSeen((NotSeenReason)99).Why);
        Assert.Throws<ArgumentOutOfRangeException>(() => Viewer.Of(ViewerKind.Caseworker));
        Assert.Equal("auditor", Disclosure.Whole(AccessGround.Auditor).GroundsInWords());
        Assert.Equal("responsible, law", OfBif.GroundsInWords());
        Assert.Equal(
            "broken-glass until 2026-03-02T09:00:00.0000000+01:00",
            Disclosure.Whole(AccessGround.BrokenGlass, CitizenScenario.Local("2026-03-02T09:00")).GroundsInWords());
        Assert.Equal(grounds.Select(AccessGrounds.WordOf), AccessGrounds.All);
        Assert.Equal(
            "responsible coordinator owes-answer handover-party told unit-leader consultant consent law",
            string.Join(' ', AccessGrounds.OfWork));
    }

    [Fact]
    public void Looks_are_read_by_auditors_officers_the_coordinator_and_who_leads_them()
    {
        var place = Place().Organized(o => o with { DataProtectionOfficer = "kff-service-2" });
        foreach (var kind in Enum.GetValues<ViewerKind>().Where(static kind => kind != ViewerKind.Caseworker))
            Assert.Equal(
                kind is ViewerKind.Auditor or ViewerKind.DataProtection,
                CitizenAccess.MayReadLooks(place.Citizen, Viewer.Of(kind), place.Organization));
        Assert.Equal(["kff-service-2"], Readers(place));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        Assert.Equal(["bif-job-1", "bif-job-lead", "kff-service-2"], Readers(place));

        // While the coordinator is away, who answers for them reads too; who has left reads nothing.
        place.Organized(o => o.Absent("bif-job-1", CitizenScenario.Day("2026-03-01")));
        Assert.Equal("bif-job-2", place.Citizen.ResponsibleCoordinator!.Value.Value);
        Assert.Equal(["bif-job-1", "bif-job-2", "bif-job-lead", "kff-service-2"], Readers(place));
        place.Organized(o => o.Without("kff-service-2") with { DataProtectionOfficer = "kff-service-2" });
        Assert.DoesNotContain("kff-service-2", Readers(place));
    }

    [Fact]
    public void A_system_sees_as_those_of_its_departments_that_reported_something()
    {
        var place = Place();
        Assert.Equal(["BIF", "SOF"], SeenBy("SOF", "BIF", "KFF"));
        Assert.Equal(["SOF"], SeenBy("SOF"));
        Assert.Empty(SeenBy("KFF"));
        Assert.Equal(
            AccessDecision.Nothing(NotSeenReason.NotInvolved),
            CitizenAccess.Of(place.Citizen, Viewer.SystemOf([new("KFF")]), place.Organization, place.Now));
        Assert.Equal(AccessGround.Integration, CitizenAccess.OfDepartment(place.Citizen, new("BIF"), place.Organization, place.Now).Ground);

        string[] SeenBy(params string[] departments)
        {
            var system = Viewer.SystemOf([.. departments.Select(static code => new DepartmentCode(code))]);
            var shown = CitizenAccess.Of(place.Citizen, system, place.Organization, place.Now).Shown;
            return [.. shown?.Full.Select(static one => one.Department.Value) ?? []];
        }
    }

    [Fact]
    public void Each_department_that_a_basis_names_opens()
    {
        var place = Place()
            .Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-02-01"), 2))
            .Hears("SOF", new ConsentGiven { Scope = TextList.Of(["BIF", "SOF"]) })
            .Hears("SUF", new BasisEstablished { Scope = TextList.Of(["BIF", "SUF"]), Law = "§ 4" });
        var shown = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("bif-job-1")), place.Organization, place.Now).Shown!;
        Assert.Equal(
            "BIF Responsible, SOF Consent, SUF Law",
            string.Join(", ", shown.Full.Select(static one => $"{one.Department.Value} {one.Ground}")));
    }

    [Fact]
    public void Involvements_are_in_order_of_party_and_role()
    {
        var (one, other) = (Addressee.Of(new CaseworkerId("a")), Addressee.Of(new CaseworkerId("b")));
        Involvement[] sorted =
        [
            new(one, InvolvementRole.Responsible), new(one, InvolvementRole.Coordinator), new(one, InvolvementRole.Told),
            new(other, InvolvementRole.Responsible), new(other, InvolvementRole.Consultant),
        ];
        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.Equal(sorted, sorted.Order());
    }

    [Theory]
    [InlineData(Severity.Warning, null, false, true)]
    [InlineData(Severity.Warning, true, false, false)] // Quiet.
    [InlineData(Severity.Warning, null, true, true)]
    [InlineData(Severity.Info, null, false, true)]
    [InlineData(Severity.Info, null, true, false)] // News that was acknowledged.
    public void Alerts_involve_their_receivers_unless_quiet_and_news_until_acknowledged(
        Severity severity, bool? quiet, bool isAcknowledged, bool involves)
    {
        Assert.Equal(involves, Involves(AlertSubject.Start));
        Assert.Equal(involves && severity == Severity.Warning, Involves(AlertSubject.Death));
        Assert.Equal(involves && severity == Severity.Warning, Involves(AlertSubject.Move));
        Assert.False(Involves(AlertSubject.GlassOf(new("x"))));

        bool Involves(AlertSubject subject)
        {
            var citizen = Citizen.New(new("c-1"));
            var alert = new Alert
            {
                Id = new("a"), Subject = subject, Receiver = Addressee.Of(new CaseworkerId("suf-rehab-1")), Kind = "k", About = "BIF/k",
                Department = new("BIF"), Severity = severity, Stage = default, RaisedAt = default, Quiet = quiet,
                AcknowledgedAt = isAcknowledged ? DateTimeOffset.UnixEpoch : null,
            };
            citizen = citizen with { Alerts = citizen.Alerts.SetItem(alert.Id, alert) };
            return Involvements.Of(citizen).Contains(new Involvement(alert.Receiver, InvolvementRole.Told));
        }
    }

    [Fact]
    public void Involvements_are_taken_to_be_alike_only_if_no_part_they_follow_from_has_changed()
    {
        var place = Place();
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        place.Hears("BIF", EventSamples.Notified("s", "bif-job-1"));
        place.Hears("BIF", EventSamples.Due("d", CitizenScenario.Day("2026-03-20"), "bif-job-1"));
        place.Does(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-2"), null, "flyttet", null, null));
        var (rich, none) = (place.Citizen, Citizen.New(place.Key));
        foreach (var changed in (Citizen[])
        [
            rich with { Interventions = none.Interventions }, rich with { Appointments = none.Appointments },
            rich with { Sanctions = none.Sanctions }, rich with { Deadlines = none.Deadlines }, rich with { Coordinator = null },
            rich with { Conflicts = none.Conflicts }, rich with { Handovers = none.Handovers }, rich with { Alerts = none.Alerts },
            rich with { Items = none.Items }, rich with { Death = new(CitizenScenario.Day("2026-03-01"), place.Now, []) },
            rich with { Answering = rich.Answering.SetItem(new("x"), new(new("x"), new("bif-job-1"), new("bif-job-2"))) },
            rich with { Consultant = new(new("suf-rehab-1"), new("SUF"), place.Now) },
        ])
        {
            Assert.NotEqual(rich, changed);
            Assert.False(Involvements.AreAlike(rich, changed));
            Assert.False(Involvements.AreAlike(changed, rich));
        }

        place.Hears("BIF", new CitizenRegistered { Name = "Anna", BirthDate = CitizenScenario.Day("1980-01-01") });
        Assert.NotSame(rich.Items, place.Citizen.Items);
        Assert.True(Involvements.AreAlike(rich, rich with { Items = place.Citizen.Items })); // Nothing is read of a registration.
        Assert.True(Involvements.AreAlike(rich, rich with { Version = rich.Version + 1, Person = none.Person, Glass = none.Glass }));
        Assert.True(Involvements.AreAlike(rich, Place().Citizen with
        {
            Interventions = rich.Interventions, Answering = rich.Answering, Appointments = rich.Appointments, Sanctions = rich.Sanctions,
            Deadlines = rich.Deadlines, Coordinator = rich.Coordinator, Conflicts = rich.Conflicts, Handovers = rich.Handovers,
            Alerts = rich.Alerts, Items = rich.Items,
        }));
    }

    private static string[] Readers(CitizenScenario place) =>
    [
        .. place.Organization.Document.Caseworkers.Select(static one => one.Id).Append("kff-service-2").Distinct()
            .Where(id => CitizenAccess.MayReadLooks(place.Citizen, Viewer.Caseworker(new(id)), place.Organization))
            .Order(StringComparer.Ordinal),
    ];

    private static CitizenScenario Place(bool withSof = true)
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4))
            .Hears("BIF", EventSamples.Booked(
                "a", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                "bif-job-1"));
        return withSof
            ? place.Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12))
            : place;
    }
}
