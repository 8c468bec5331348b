using Coordination.Events;

namespace Coordination.Adapters.Tests.Hospital;

public sealed class HospitalNotificationTests
{
    private const string Stay = "'admissionId':'c0a5f1d2-6e37-4b18-8f24-9d7b3e6a5c41'";
    private const string Emergency = "'admissionId':'d7f3a0c4-1b59-4e62-a8d3-2c6e9f4b7a15'";
    private const string Ward = "'place':'Medicinsk afdeling M2, Sengeafsnit 4'";
    private const string EmergencyWard = "'place':'Akutmodtagelsen, Eksempelby Hospital'";

    private static readonly HospitalNotifications Notifications = new(new HospitalSettings());

    [Theory]
    [InlineData("stin", $"admission.started 28T10:15 0001/admitted {{{Stay},'kind':'ward',{Ward},'expectedEnd':null}}")]
    [InlineData(
        "staa",
        $"admission.started 27T22:05 0017/admitted "
            + $"{{{Emergency},'kind':'ward',{EmergencyWard},'expectedEnd':'2026-08-28T22:05:00+02:00'}}")]
    [InlineData(
        "stin_after_staa", $"admission.started 28T03:00 0023/admitted {{{Emergency},'kind':'ward',{Ward},'expectedEnd':null}}")]
    [InlineData("stor", $"admission.changed 29T09:00 0004/leave-started {{{Stay},'place':'Medicinsk afdeling M2, Sengeafsnit 4 (orlov)'}}")]
    [InlineData("slor", $"admission.changed 30T18:00 0007/leave-ended {{{Stay},{Ward}}}")]
    [InlineData("slhj", $"admission.ended 31T08:00 0010/ended {{{Stay},'rehabilitationPlan':false}}")]
    [InlineData("slhj_staa", $"admission.ended 28T01:30 0020/ended {{{Emergency},'rehabilitationPlan':false}}")]
    public void What_a_hospital_tells_is_one_event(string name, string expected) => Assert.Equal([expected], Map(name));

    [Theory]
    [InlineData(
        "re_stin", "28T11:00 0002", "0001/admitted",
        $"admission.started 28T09:40 0002/admitted {{{Stay},'kind':'ward',{Ward},'expectedEnd':null}}")]
    [InlineData(
        "re_staa", "27T22:30 0018", "0017/admitted",
        $"admission.started 27T21:50 0018/admitted "
            + $"{{{Emergency},'kind':'ward',{EmergencyWard},'expectedEnd':'2026-08-28T21:50:00+02:00'}}")]
    [InlineData(
        "re_stor", "29T10:00 0005", "0004/leave-started",
        $"admission.changed 29T08:30 0005/leave-started {{{Stay},'place':'Medicinsk afdeling M2, Sengeafsnit 4 (orlov)'}}")]
    [InlineData("re_slor", "30T19:00 0008", "0007/leave-ended", $"admission.changed 30T17:30 0008/leave-ended {{{Stay},{Ward}}}")]
    [InlineData(
        "re_slhj", "31T08:20 0011", "0010/ended", $"admission.ended 31T07:30 0011/ended {{{Stay},'rehabilitationPlan':false}}")]
    [InlineData(
        "re_slhj_staa", "28T02:00 0021", "0020/ended", $"admission.ended 28T01:10 0021/ended {{{Emergency},'rehabilitationPlan':false}}")]
    public void A_correction_withdraws_what_it_corrects_and_tells_it_anew(
        string name, string at, string withdrawn, string expected) =>
        Assert.Equal([Withdrawal(name, at, withdrawn), expected], Map(name));

    [Theory]
    [InlineData("an_stin", "28T11:30 0003", "0001/admitted")]
    [InlineData("an_staa", "27T22:40 0019", "0017/admitted")]
    [InlineData("an_stor", "29T10:30 0006", "0004/leave-started")]
    [InlineData("an_slor", "30T19:30 0009", "0007/leave-ended")]
    [InlineData("an_slhj", "31T08:30 0012", "0010/ended")]
    [InlineData("an_slhj_staa", "28T02:10 0022", "0020/ended")]
    public void A_cancellation_withdraws_what_it_cancels(string name, string at, string withdrawn) =>
        Assert.Equal([Withdrawal(name, at, withdrawn)], Map(name));

    [Theory]
    [InlineData("mors", "30T00:30 0013", "30T03:10 0013", "2026-08-30", Stay)]
    [InlineData("re_mors", "29T23:50 0014", "30T07:00 0014", "2026-08-29", Stay)]
    [InlineData("mors_staa", "28T03:50 0024", "28T04:00 0024", "2026-08-28", Emergency)]
    public void A_death_ends_the_stay_and_is_of_the_local_day(string name, string ended, string told, string day, string stay) =>
        Assert.Equal(
            [$"admission.ended {ended}/ended {{{stay},'rehabilitationPlan':false}}", $"citizen.died {told}/died {{'onDate':'{day}'}}"],
            Map(name));

    [Fact]
    public void A_death_on_arrival_tells_the_stay_too() =>
        Assert.Equal(
            [
                $"admission.started 28T10:15 0016/admitted {{{Stay},'kind':'ward',{Ward},'expectedEnd':null}}",
                $"admission.ended 28T10:15 0016/ended {{{Stay},'rehabilitationPlan':false}}",
                "citizen.died 28T10:20 0016/died {'onDate':'2026-08-28'}",
            ],
            Map("mors_on_arrival"));

    [Fact]
    public void A_death_taken_back_opens_the_stay_again() =>
        Assert.Equal(
            [
                "citizen.corrected 30T08:00 0015/alive {'diedOn':null}",
                $"admission.started 30T08:00 0015/admitted {{{Stay},'kind':'ward',{Ward},'expectedEnd':null}}",
            ],
            Map("an_mors"));

    [Fact]
    public void Json_says_the_same_as_xml()
    {
        var (json, xml) = (Notifications.Map(MessageFile.Read("Hospital", "stin.json")), Notifications.Map(Text("stin")));
        Assert.Empty(json.Faults);
        Assert.Equal(xml.Events, json.Events);
    }

    [Fact]
    public void The_same_text_gives_the_same_events() =>
        Assert.Equal(Notifications.Map(Text("re_stin")).Events, Notifications.Map(Text("re_stin")).Events);

    [Fact]
    public void The_subject_and_the_source_are_those_told()
    {
        var one = Assert.Single(new HospitalNotifications(new HospitalSettings { Source = "/REGION/sjælland" }).Map(Text("stin")).Events);
        Assert.Equal(("/REGION/sjælland", "REGION"), (one.Event.Source, one.Event.Department));
        Assert.Equal(Coordination.Client.EventSubject.OfCpr(MessageFile.Cpr), one.Subject);
    }

    [Fact]
    public void A_ward_that_is_set_as_psychiatric_is()
    {
        var settings = new HospitalSettings { PsychiatricWards = new HashSet<string> { "998877000016001" } };
        var one = Assert.Single(new HospitalNotifications(settings).Map(Text("stin")).Events);
        Assert.Equal(AdmissionKind.PsychiatricWard, Assert.IsType<AdmissionStarted>(one.Event.Data).Kind);
    }

    [Fact]
    public void Identifiers_with_and_without_urn_uuid_are_the_same_stay()
    {
        var bare = "<value value=\"c0a5f1d2-6e37-4b18-8f24-9d7b3e6a5c41\"/>";
        var prefixed = "<value value=\"urn:uuid:C0A5F1D2-6E37-4B18-8F24-9D7B3E6A5C41\"/>";
        Assert.Contains(bare, Text("stin"), StringComparison.Ordinal);
        Assert.Equal(
            Notifications.Map(Text("stin")).Events,
            Notifications.Map(Text("stin").Replace(bare, prefixed, StringComparison.Ordinal)).Events);
    }

    [Fact]
    public void A_second_correction_withdraws_the_first()
    {
        // The message before is the correction, which the history tells with what it corrected.
        const string second = "a1e59999-7c1d-4f0a-9b2e-3d5c8a1f9999";
        var text = Text("re_stin").Replace("</Bundle>", "", StringComparison.Ordinal);
        text = text.Replace("a1e50002-7c1d-4f0a-9b2e-3d5c8a1f0002", second, StringComparison.Ordinal)
            .Replace("<reference value=\"MessageHeader/a1e50001", "<reference value=\"MessageHeader/a1e50002", StringComparison.Ordinal)
            .Replace("a1e50002-7c1d-4f0a-9b2e-3d5c8a1f0001", "a1e50002-7c1d-4f0a-9b2e-3d5c8a1f0002", StringComparison.Ordinal)
            .Replace("<code value=\"admit-inpatient\"/>", "<code value=\"revise-admit-inpatient\"/>", StringComparison.Ordinal)
            + "</Bundle>";
        var withdrawal = Assert.IsType<EventWithdrawn>(Notifications.Map(text).Events[0].Event.Data);
        Assert.Equal("a1e50002-7c1d-4f0a-9b2e-3d5c8a1f0002/admitted", withdrawal.Id);
    }

    private static string Text(string name) => MessageFile.Read("Hospital", name);

    private static string[] Map(string name)
    {
        var message = Notifications.Map(Text(name));
        Assert.Empty(message.Faults);
        return MessageFile.Short(message);
    }

    private static string Withdrawal(string name, string at, string withdrawn)
    {
        var number = withdrawn[..4];
        var code = Notifications.Map(Text(name)).Events[0].Event.Data is EventWithdrawn { Reason: var reason } ? reason : "";
        Assert.StartsWith(name[..2] == "re" ? "revise-" : "cancel-", code, StringComparison.Ordinal);
        return $"event.withdrawn {at}/withdrawal {{'id':'a1e5{number}-7c1d-4f0a-9b2e-3d5c8a1f{number}{withdrawn[4..]}','reason':'{code}'}}";
    }
}
