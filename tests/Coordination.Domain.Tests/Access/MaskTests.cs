using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Names;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Domain.Tests.Access;

/// <summary>The names that bif-job-1 is given for what is hidden: departments, people, ids, times, and whom to call.</summary>
/// <remarks>One fixture for all that is named. It reads better whole.</remarks>
public sealed class MaskTests
{
    private const string Other = Mask.OtherAuthority;

    // Departments have names, and entries telephones.
    private static readonly Organization Known = new(
        1,
        AcceptanceMunicipality.Document with
        {
            Departments =
                [.. AcceptanceMunicipality.Document.Departments.Select(static one => one with { Name = $"Navn {one.Code}" })],
            Units = [.. AcceptanceMunicipality.Document.Units.Select(static one => one with { EntryPhone = $"tlf {one.Id}" })],
        },
        []);

    private static readonly Disclosure OfBif = Disclosure.Of(
        AccessGround.Responsible, new CaseworkerId("bif-job-1"), [new(new("BIF"), AccessGround.Responsible, null)], Known);

    [Theory]
    [InlineData("BIF", "BIF/k", "BIF")]
    [InlineData("SOF", "SOF/s", Other)] // The shelter.
    [InlineData("SOF", "SOF/h", "SOF")]
    [InlineData("SOF", null, "SOF")] // Something else of it runs.
    [InlineData("SOF", "BIF/k", "SOF")]
    [InlineData("BUF", null, Other)] // A placement is all it does.
    [InlineData("BUF", "BIF/k", Other)]
    [InlineData("REGION", null, Other)] // Policy names it to nobody.
    [InlineData("SUF", "SUF/x", "SUF")]
    public void A_department_is_named_unless_what_it_does_is_secret(string department, string? item, string named) =>
        Assert.Equal(named, At(AtWork()).Named(department, item));

    [Theory]
    [InlineData("BIF", "bif-job-2", "bif-job", null, "BIF")]
    [InlineData("SOF", "sof-treatment-2", null, null, Other)] // Holds the shelter.
    [InlineData("SOF", "sof-treatment-1", "sof-treatment", null, Other)] // Of the unit that does.
    [InlineData("SOF", "sof-treatment-1", null, null, "SOF")]
    [InlineData("SOF", "sof-adult-2", "sof-adult", null, "SOF")]
    [InlineData("SOF", "sof-adult-2", "sof-adult", "SOF/s", Other)]
    [InlineData("SOF", "sof-adult-2", "sof-adult", "SOF/h", "SOF")]
    [InlineData("SOF", null, null, "SOF/s", Other)]
    [InlineData("SOF", null, null, null, "SOF")]
    [InlineData("BUF", null, null, null, Other)]
    [InlineData("BIF", null, null, "SOF/s", "BIF")]
    public void A_person_is_of_a_department_unless_they_tell_of_a_secret(
        string department, string? person, string? unit, string? item, string named)
    {
        Assert.Equal(named, At(AtWork()).NamedOf(department, person, unit, item));
        if (person is not null && item is null) Assert.Equal(named, At(AtWork()).NamedOf(department, person, unit));
    }

    [Fact]
    public void A_department_has_a_name_for_each_of_what_runs_open_and_secret()
    {
        var place = AtWork();
        Assert.Equal(["SOF", Other], At(place).NamesOf("SOF"));
        Assert.Equal([Other], At(place).NamesOf("BUF"));
        Assert.Equal(["SUF"], At(place).NamesOf("SUF"));
        place.Hears("SOF", new InterventionEnded { InterventionId = "h", EndedOn = CitizenScenario.Day("2026-03-01") });
        Assert.Equal([Other], At(place).NamesOf("SOF"));

        // The shelter has ended and a contact without a matter is open: it may well be about it.
        var left = AtWork().Hears("SOF", new InterventionEnded { InterventionId = "s", EndedOn = CitizenScenario.Day("2026-03-01") });
        Assert.Equal(["SOF"], At(left).NamesOf("SOF"));
        left.Hears("SOF", new ContactReceived { ContactId = "c", Channel = "phone", Unit = "sof-adult" });
        left.Hears("KFF", new ContactReceived { ContactId = "c", Channel = "phone", Unit = "kff-service" });
        Assert.Equal(["SOF", Other], At(left).NamesOf("SOF"));
    }

    [Fact]
    public void What_ended_openly_is_named_beside_a_secret()
    {
        var mask = At(AtWork()
            .Hears("BUF", EventSamples.Started("e", "school-support", "buf-school-2", CitizenScenario.Day("2026-02-01"), 1))
            .Hears("BUF", new InterventionEnded { InterventionId = "e", EndedOn = CitizenScenario.Day("2026-03-01") }));
        Assert.Equal("BUF", mask.NamedOf("BUF", null, null, "BUF/e"));
        Assert.Equal(Other, mask.NamedOf("BUF", null, null, null));
    }

    [Fact]
    public void Of_a_secret_or_an_unnamed_authority_the_municipalitys_contact_point_is_called()
    {
        var mask = At(AtWork());
        Assert.Equal(new MaskedContactView(Other, "tlf kff-service"), mask.ContactOf(Other));
        Assert.Equal(new MaskedContactView("Navn SUF", "tlf suf-rehab"), mask.ContactOf("SUF"));
        Assert.Equal(new MaskedContactView("XYZ", null), mask.ContactOf("XYZ"));

        var shown = new CoordinatorView("bif-job-2", "bif-job", "BIF", default, "bif-job-2");
        Assert.Same(shown, mask.Coordinator(shown));
        var hidden = mask.Coordinator(new CoordinatorView("sof-adult-2", "sof-adult", "SOF", Day, "x"));
        Assert.Equal(
            new CoordinatorView("", null, "SOF", default, "") { Masked = true, Contact = new("Navn SOF", "tlf sof-adult") }, hidden);
        var secret = mask.Coordinator(new CoordinatorView("sof-treatment-1", "sof-treatment", "SOF", default, "x"));
        Assert.Equal((Other, Other), (secret.Department, secret.Contact!.Name));
    }

    [Fact]
    public void People_and_items_of_others_are_masked_and_the_services_own_are_not()
    {
        var mask = At(AtWork());
        Assert.Equal(
            ["policy", "/SOF/nexus", "bif-job-1", "bif-job-2", Mask.Nobody],
            "policy /SOF/nexus bif-job-1 bif-job-2 sof-adult-2".Split(' ').Select(mask.Person));
        Assert.Equal(["bif-job-2", null, null], new[] { "bif-job-2", "sof-adult-2", null }.Select(mask.PersonOrNull));
        Assert.Equal(["BIF/k", mask.IdOf("SOF/h")], "BIF/k SOF/h".Split(' ').Select(mask.Item));
        Assert.NotEqual("SOF/h", mask.IdOf("SOF/h"));
        Assert.Equal(mask.IdOf("SOF/h"), At(AtWork()).IdOf("SOF/h"));
        Assert.NotEqual(mask.IdOf("SOF/h"), mask.IdOf("SOF/s"));
        var work = mask.Intervention("SOF");
        Assert.Equal((mask.IdOf("SOF"), "SOF", true, "Navn SOF"), (work.Id, work.Department, work.Masked, work.Contact!.Name));
    }

    [Fact]
    public void A_hidden_time_is_told_where_needed_and_of_a_stay_its_known_end()
    {
        var place = AtWork();
        var (mask, appointment) = (At(place), place.Appointment("SOF/t"));
        Assert.Equal((appointment.StartsAt, appointment.EndsAt), TimesOf("SOF/t"));
        Assert.Equal((null, null), TimesOf("SOF/t", withTime: false));
        Assert.Equal((null, null), TimesOf("SOF/h"));
        Assert.Equal((place.Now, place.Citizen.Admissions[new("SOF/a")].KnownEnd), TimesOf("SOF/a"));
        Assert.NotNull(TimesOf("SOF/a").To);
        place.Advance("P1D").Hears("SOF", new AdmissionEnded { AdmissionId = "a" });
        mask = At(place);
        Assert.Equal((place.Now.AddDays(-1), place.Now), TimesOf("SOF/a"));

        var party = mask.Party(new PartyView("appointment", "SOF/t", "SOF"), withTime: true);
        Assert.Equal(
            ("", mask.IdOf("SOF/t"), "SOF", true, "Navn SOF"),
            (party.Type, party.Id, party.Department, party.Masked, party.Contact!.Name));
        var time = Mask.Appointment(party);
        Assert.Equal((party.Id, "SOF", true, party.Contact), (time.Id, time.Department, time.Masked, time.Contact));
        Assert.Equal((appointment.StartsAt, appointment.EndsAt, false), (time.StartsAt, time.EndsAt, time.Mandatory));

        (DateTimeOffset? From, DateTimeOffset? To) TimesOf(string id, bool withTime = true)
        {
            var of = mask.Party(new PartyView("", id, "SOF"), withTime);
            return (of.StartsAt, of.EndsAt);
        }
    }

    [Theory]
    [InlineData(null, "SOF/s", "SOF", false)] // Nothing is hidden from the receiver.
    [InlineData("SUF", "SOF/s", "SOF", false)]
    [InlineData("SOF", "SOF/s", Other, true)]
    [InlineData("SOF", "SOF/h", "SOF", true)]
    [InlineData("SOF", "BIF/k", "SOF", false)] // Something open of it runs.
    [InlineData("BUF", "BIF/k", Other, false)] // All of its work is secret.
    [InlineData("BUF", "BUF/p", Other, true)]
    public void An_alert_names_neither_the_item_nor_the_department_of_a_secret(string? hides, string about, string named, bool isOpaque)
    {
        var place = AtWork();
        var alert = AlertOf(place, AlertSubject.For(new ConflictId("c")), about, hides)
            with { Department = new(hides == "BUF" ? "BUF" : "SOF") };
        Assert.Equal(named, Mask.DepartmentOf(place.Citizen, alert));
        Assert.Equal(isOpaque, Mask.AboutOf(alert, place.Key, OpaqueIds.OfNoKey) != about);
    }

    [Theory]
    [InlineData("SOF/s", Other)]
    [InlineData("SOF/h", "SOF")]
    public void An_alert_of_a_handover_is_named_by_what_is_handed_over(string item, string named)
    {
        var place = AtWork();
        var handover = Handover.Offer(
            new("hand"), new(ResponsibilityType.Intervention, new(item)), new(new("sof-adult-2"), null, new("SOF")),
            new(null, null, new("BIF")), default, "x");
        var citizen = place.Citizen with { Handovers = place.Citizen.Handovers.SetItem(handover.Id, handover) };
        var alert = AlertOf(place, AlertSubject.For(handover.Id), "hand", "SOF");
        Assert.Equal(named, Mask.DepartmentOf(citizen, alert));
        Assert.Equal("SOF", Mask.DepartmentOf(place.Citizen, alert)); // The handover is not known.
        Assert.Equal("SOF", Mask.DepartmentOf(citizen, alert with { Subject = AlertSubject.For(new ConflictId("c")) }));
    }

    [Theory]
    [InlineData("sof-treatment-2", Other)]
    [InlineData("sof-adult-2", "SOF")]
    public void An_alert_of_the_coordinator_is_named_by_who_coordinates(string coordinator, string named)
    {
        var place = AtWork();
        var alert = AlertOf(place, AlertSubject.Coordinator, "c-1", "SOF");
        Assert.Equal("SOF", Mask.DepartmentOf(place.Citizen, alert));
        place.Does(coordinator, new AppointAsCoordinator(new(coordinator), "kender borgeren"));
        Assert.Equal(named, Mask.DepartmentOf(place.Citizen, alert));
        Assert.Equal("SOF", Mask.DepartmentOf(place.Citizen, alert with { Subject = AlertSubject.Death }));
        Assert.Equal("", Mask.DepartmentOf(place.Citizen, alert with { Department = default }));
    }

    [Theory]
    [InlineData("BIF/k", null, "BUF", null)] // All that BUF does is secret.
    [InlineData("BIF/k SOF/h", null, "BUF", null)]
    [InlineData("BIF/k SOF/s", null, "BUF SOF", null)]
    [InlineData("SOF/s SOF/h", null, "BUF SOF", "SOF")]
    [InlineData("BIF/k SOF/h", "sof-treatment-2", "BUF SOF", "SOF")] // Who owes the answer tells of it.
    [InlineData("BIF/k", "sof-adult-2", "BUF", null)]
    [InlineData("BUF/e", null, null, null)] // It is about what was open.
    public void A_conflict_does_not_name_the_departments_of_secrets(string parties, string? owes, string? secret, string? secretAndOpen)
    {
        var place = AtWork()
            .Hears("BUF", EventSamples.Started("e", "school-support", "buf-school-2", CitizenScenario.Day("2026-02-01"), 1))
            .Hears("BUF", new InterventionEnded { InterventionId = "e", EndedOn = CitizenScenario.Day("2026-03-01") });
        var conflict = place.Citizen.Conflicts.Values[0] with
        {
            Parties =
            [
                .. parties.Split(' ').Select(static id => new Party(PartyType.Intervention, new(id), new(id[..id.IndexOf('/')]))),
            ],
            Owes = owes is null ? null : new CaseworkerId(owes), Proposed = owes is null ? null : new CaseworkerId("bif-job-1"),
            Settlement = null,
        };
        var (of, open) = SecretConflicts.DepartmentsOf(place.Citizen, conflict);
        Assert.Equal((secret, secretAndOpen), (of?.Value, open?.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_each_department_one_person_and_the_entries_are_told_and_never_ids(bool isTelling)
    {
        ReachView[] people =
        [
            new("SOF", "Social", "coordinator", "sof-adult-1", "Ane", "sof-adult", "11", "a@x", null, "sof-adult-3"),
            new("SOF", "Social", "responsible", "sof-adult-2", "Bo", "sof-adult", "12", "b@x", "SOF/h", "sof-adult-3"),
            new("SOF", "Social", "responsible", "sof-adult-3", "Carl", "sof-adult", "13", "c@x", "SOF/h"),
            new("SOF", "Social", "responsible", "sof-treatment-2", "Dora", "sof-treatment", "14", "d@x", "SOF/s"),
            new("BUF", "Skole", "responsible", "buf-school-1", "Emil", "buf-school", "15", "e@x", "BUF/p"),
            new("SUF", "Sundhed", "responsible", "nobody-9", "nobody-9", "suf-rehab", "16", "f@x", "SUF/r"),
            new("BIF", "Job", "responsible", "bif-job-2", "Gry", "bif-job", "17", "g@x", "BIF/k"),
            new("SUF", "Sundhed", "entry", "suf-rehab-1", "Hans", null, "18", "h@x", null),
            new("SOF", "Social", "entry", "sof-adult-lead", "Ida", "sof-adult", "19", "i@x", null),
        ];
        string[] told =
        [
            isTelling ? "SOF|Social|coordinator||Social||tlf sof-adult|||" : "SOF|Social|coordinator||Ane||11|||",
            isTelling ? "SOF|Social|responsible||Social||tlf sof-adult|||" : "SOF|Social|responsible||Bo||12|||",
            "SUF|Sundhed|responsible||Sundhed||tlf suf-rehab|||",
            "BIF|Job|responsible|bif-job-2|Gry|bif-job|17|g@x|BIF/k|",
            "SUF|Sundhed|entry|suf-rehab-1|Hans||18|h@x||",
            isTelling ? "SOF|Social|entry||Social||tlf sof-adult|||" : "SOF|Social|entry|sof-adult-lead|Ida|sof-adult|19|i@x||",
            "other-authority||entry||||tlf kff-service|||",
        ];
        Assert.Equal(
            told,
            PeopleAt(AtWork(), isTelling).Of(people).Select(static one => string.Join(
                '|', one.Department, one.DepartmentName, one.Role, one.Caseworker, one.Name, one.Unit, one.Phone, one.Email, one.For,
                one.InsteadOf)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Colleagues_of_others_are_one_person_a_department_without_id_and_unit(bool isTelling)
    {
        ColleagueView[] people =
        [
            new("bif-job-2", "Gry", "BIF", "Job", "bif-job", ["responsible"], "17", "g@x", false, "bif-job-3"),
            new("nobody-9", "nobody-9", "SUF", "Sundhed", null, ["responsible"], null, null, false, null),
            new("suf-rehab-1", "Hans", "SUF", "Sundhed", "suf-rehab", ["responsible", "coordinator"], "18", "h@x", true, "suf-rehab-2"),
            new("suf-rehab-2", "Ib", "SUF", "Sundhed", "suf-rehab", ["responsible"], "18", "h@x", false, null),
            new("sof-treatment-2", "Dora", "SOF", "Social", "sof-treatment", ["responsible"], "14", "d@x", false, null),
            new("sof-adult-2", "Bo", "SOF", "Social", "sof-adult", ["responsible"], "12", "b@x", false, null),
        ];
        string[] seen = ["bif-job-2|Gry|BIF|Job|bif-job|responsible|17|g@x|False|bif-job-3", "|Hans|SUF|Sundhed||coordinator|18||True|"];
        Assert.Equal(
            isTelling ? seen : [.. seen, "|Bo|SOF|Social||caseworker|12||False|"],
            PeopleAt(AtWork(), isTelling).Of(people).Select(static one => string.Join(
                '|', one.Caseworker, one.Name, one.Department, one.DepartmentName, one.Unit, string.Join(' ', one.Roles), one.Phone,
                one.Email, one.Absent, one.Substitute)));
    }

    private static readonly DateTimeOffset Day = CitizenScenario.Local("2026-03-01T10:00");

    private static Mask At(CitizenScenario place) => At(place, PolicyBook.Delivered.Newest);

    private static Mask At(CitizenScenario place, Policy policy) => new(place.Citizen, OfBif, Known, policy, OpaqueIds.OfNoKey);

    private static MaskedPeople PeopleAt(CitizenScenario place, bool isTelling)
    {
        var delivered = PolicyBook.Delivered.Newest;
        var policy = isTelling ? delivered with { Access = delivered.Access with { TellingUnits = ["SOF-adult"] } } : delivered;
        return new(At(place, policy), OfBif, policy, Known);
    }

    private static Alert AlertOf(CitizenScenario place, AlertSubject subject, string about, string? hides) => new()
    {
        Id = new("a"), Subject = subject, Receiver = Addressee.Of(new CaseworkerId("bif-job-1")), Kind = "kind", About = about,
        Department = new("SOF"), Severity = Severity.Info, Stage = default, RaisedAt = place.Now,
        Hides = hides is null ? null : ConcealedDepartments.Of(hides),
    };

    /// <summary>BIF's course, SOF's support at home and a stay at a shelter, and BUF's placement.</summary>
    private static CitizenScenario AtWork()
    {
        var day = CitizenScenario.Day("2026-02-01");
        return new CitizenScenario(organization: Known)
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", day, 4))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", day, 1))
            .Hears("SOF", EventSamples.Started("s", "shelter", "sof-treatment-2", day, 1))
            .Hears("BUF", EventSamples.Started("p", "placement", "buf-school-1", day, 1))
            .Hears("SOF", EventSamples.Booked(
                "t", "social-support", CitizenScenario.Local("2026-03-19T10:00"), CitizenScenario.Local("2026-03-19T11:00"), "sof-adult-2",
                intervention: "h"))
            .Hears("SOF", EventSamples.Admitted("a", AdmissionKind.Ward, new DateOrInstant(CitizenScenario.Day("2026-03-08"))));
    }
}
