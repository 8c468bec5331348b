using System.Text.Json;

namespace Coordination.Host.Tests.Access;

/// <summary>A parent and three children over HTTP: each has a place of their own, and a link between them opens nothing.</summary>
public sealed class FamilyTests(RunningHost running)
{
    private const string Sof = "caseworker:sof-1";
    private const string Bif = "caseworker:bif-1";
    private const string Nexus = "/SOF/nexus";

    private static readonly string[] Parts = ["", "/history", "/contacts", "/colleagues", "/family"];

    [Fact]
    public async Task The_family_is_read_as_each_place_of_its_own_says()
    {
        var (parent, children) = (await running.NewCitizenAsync(), await ChildrenAsync(3));
        await MeetsAsync(parent);
        await MeetsAsync(children[0]);
        await LinkAsync(parent, children);

        var family = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body;
        var members = family.GetProperty("members").EnumerateArray().ToList();
        Assert.Equal(children, members.Select(static one => Text(one.GetProperty("link"), "citizen")));
        Assert.All(members, static one => Assert.Equal(
            ("child", "shared-custody"), (Text(one.GetProperty("link"), "kind"), Text(one.GetProperty("link"), "standing"))));

        // Of the first child sof-1 sees what that child's own place shows, and of the others nothing.
        Assert.Equal(
            (await running.Host.GetAsync($"/api/v1/citizens/{children[0]}", Sof)).Text, members[0].GetProperty("citizen").GetRawText());
        Assert.All(members.Skip(1), static one => Assert.Equal(JsonValueKind.Null, one.GetProperty("citizen").ValueKind));
        Assert.Equal(403, (await running.Host.GetAsync($"/api/v1/citizens/{children[1]}", Sof)).Code);
        Assert.Contains(await LooksAsync(parent), static look => look == ("sof-1", "family"));
        Assert.Contains(await LooksAsync(children[0]), static look => look == ("sof-1", "relative"));
        foreach (var closed in children[1..])
            Assert.DoesNotContain(await LooksAsync(closed), static look => look.What is "family" or "relative");

        // The link is the content of SOF, which bif-1 does not see.
        Assert.Equal(
            """{"members":[],"shared":[],"overloads":[],"network":[]}""",
            (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Bif)).Text);
        var page = (await running.Host.GetAsync($"/citizens/{parent}", Sof)).Text;
        Assert.Contains($"/citizens/{children[0]}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(children[1], page[page.IndexOf("family-heading", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("family-heading", (await running.Host.GetAsync($"/citizens/{parent}", Bif)).Text, StringComparison.Ordinal);

        await SendAsync("family.ended", parent, new { linkId = "f-0" });
        family = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body;
        Assert.Equal(
            children[1..], family.GetProperty("members").EnumerateArray().Select(static one => Text(one.GetProperty("link"), "citizen")));
    }

    [Fact]
    public async Task Four_meetings_of_a_parent_and_three_children_on_one_morning_are_found()
    {
        var (parent, children) = (await running.NewCitizenAsync(), await ChildrenAsync(3));
        string[] all = [parent, .. children];
        foreach (var (index, key) in all.Index())
        {
            await MeetsAsync(key);
            await BookAsync(key, $"2026-09-14T{8 + index:00}:00:00+02:00", $"2026-09-14T{8 + index:00}:45:00+02:00");
        }

        await LinkAsync(parent, children);
        var shared = await SharedAsync(parent);
        Assert.Equal(all, Assert.Single(shared));
        Assert.Contains(
            "4 aftaler for 4 personer", (await running.Host.GetAsync($"/citizens/{parent}", Sof)).Text, StringComparison.Ordinal);

        // bif-1 sees no link.
        Assert.Equal(
            0, (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Bif)).Body.GetProperty("shared").GetArrayLength());

        var overload = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body.GetProperty("overloads")[0];
        Assert.Equal(
            (4, 3, 4),
            (overload.GetProperty("meetings").GetInt32(), overload.GetProperty("most").GetInt32(),
                overload.GetProperty("times").GetArrayLength()));
        var read = (await running.Host.GetAsync($"/citizens/{parent}", Sof)).Text;
        Assert.All(all, key => Assert.Contains($"/citizens/{key}#appointment-SOF/m", read, StringComparison.Ordinal));

        // A meeting that is moved away, a child without custody, an ended link: what is left is found.
        await SendAsync("appointment.moved", children[1], new
        {
            appointmentId = "m", startsAt = "2026-09-15T10:00:00+02:00", endsAt = "2026-09-15T10:45:00+02:00",
        });
        Assert.Equal(all[..2], Assert.Single(await SharedAsync(parent)));
        await SendAsync(
            "family.linked", parent,
            new { linkId = "f-0", other = $"citizen:{children[0]}", kind = "child", standing = "visitation" }, "2026-08-31T08:59:30+02:00");
        Assert.Empty(await SharedAsync(parent));
        Assert.Empty(await SharedAsync(children[0]));
    }

    [Fact]
    public async Task A_family_s_overload_tells_nothing_of_a_child_whom_the_reader_does_not_see()
    {
        var (parent, children) = (await running.NewCitizenAsync(), await ChildrenAsync(4));
        await MeetsAsync(parent);
        foreach (var (index, key) in children.Index())
        {
            if (index > 0) await MeetsAsync(key);
            await BookAsync(
                key, $"2026-09-14T{8 + index:00}:00:00+02:00", $"2026-09-14T{8 + index:00}:15:00+02:00",
                index == 0 ? "bif-1" : "sof-1", index == 0 ? "/BIF/fasit" : Nexus);
        }

        await LinkAsync(parent, children);
        var family = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body;
        Assert.Equal(0, family.GetProperty("overloads").GetArrayLength());
        Assert.False(family.GetProperty("members")[0].GetProperty("unread").GetBoolean());
        await BookAsync(parent, "2026-09-14T12:30:00+02:00", "2026-09-14T12:45:00+02:00");
        family = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body;
        var overload = Assert.Single(family.GetProperty("overloads").EnumerateArray());
        Assert.Equal(
            [.. children[1..], parent], overload.GetProperty("times").EnumerateArray().Select(static time => Text(time, "citizen")));
        Assert.DoesNotContain(children[0], overload.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string[]>> SharedAsync(string key) =>
    [
        .. (await running.Host.GetAsync($"/api/v1/citizens/{key}/family", Sof)).Body.GetProperty("shared").EnumerateArray().Select(
            static one => one.GetProperty("times").EnumerateArray().Select(static time => Text(time, "citizen")).ToArray()),
    ];

    private Task BookAsync(string key, string startsAt, string endsAt, string with = "sof-1", string source = Nexus) => SendAsync(
        "appointment.booked", key,
        new
        {
            appointmentId = "m", kind = "child-and-family", startsAt, endsAt, caseworker = with, place = $"Hus {startsAt[11..13]}",
            interventionId = source == Nexus ? "b-1" : null,
        },
        source: source);

    [Fact]
    public async Task A_page_is_read_again_when_what_is_seen_of_a_relative_ends()
    {
        var (parent, children) = (await running.NewCitizenAsync(), await ChildrenAsync(1));
        await MeetsAsync(parent);
        await LinkAsync(parent, children);
        Assert.Null((await running.Host.GetAsync($"/citizens/{parent}", Sof)).Header("Refresh"));
        Assert.Equal(200, (await running.Host.PostAsync(
            $"/api/v1/citizens/{children[0]}/break-glass", Sof, new { reason = "barnet er fundet bevidstløst" })).Code);
        Assert.Equal("3601", (await running.Host.GetAsync($"/citizens/{parent}", Sof)).Header("Refresh"));
    }

    [Fact]
    public async Task A_link_changes_nothing_that_anybody_receives_of_the_other_citizen()
    {
        var (parent, children) = (await running.NewCitizenAsync(), await ChildrenAsync(1));
        await MeetsAsync(parent);
        var before = await ReceivedAsync(children[0]);
        await LinkAsync(parent, children);
        Assert.Equal(before, await ReceivedAsync(children[0]));
        Assert.Equal(403, (await running.Host.GetAsync($"/api/v1/citizens/{children[0]}", Sof)).Code);
    }

    [Fact]
    public async Task Another_citizen_is_named_by_number_or_key_and_kept_as_a_key()
    {
        var (cpr, parent) = (RunningHost.NewCpr(), await running.NewCitizenAsync());
        await MeetsAsync(parent);
        await SendAsync("family.linked", parent, new { linkId = "f-9", other = $"cpr:{cpr}", kind = "child" });
        var link = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body.GetProperty("members")[0];
        Assert.Matches("^[a-z2-7]{32}$", Text(link.GetProperty("link"), "citizen"));
        Assert.Equal(JsonValueKind.Null, link.GetProperty("citizen").ValueKind);
        Assert.DoesNotContain(
            cpr, (await running.Host.GetAsync($"/api/v1/citizens/{parent}/history", "role:auditor")).Text, StringComparison.Ordinal);

        foreach (var other in (string[])[$"citizen:{parent}", "citizen:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "cpr:1", "Anna"])
        {
            var refused = await running.SendAsync(
                RunningHost.Event("family.linked", $"citizen:{parent}", new { linkId = "f", other, kind = "child" }, source: "/SOF/nexus"),
                source: "/SOF/nexus");
            Assert.Equal(400, refused.Code);
            Assert.Contains("/data/other", refused.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task People_of_the_network_are_shown_with_what_they_may_be_told()
    {
        var parent = await running.NewCitizenAsync();
        await MeetsAsync(parent);
        await SendAsync("network.named", parent, new
        {
            personId = "n-1", name = "Karen Holm", relation = "nabo", phone = "12 34 56 78", mayBeTold = (string[])["appointments", "plan"],
        });
        var person = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body.GetProperty("network")[0];
        Assert.Equal(
            ("SOF/n-1", "Karen Holm", """["appointments","plan"]"""),
            (Text(person, "id"), Text(person, "name"), person.GetProperty("mayBeTold").GetRawText()));
        var page = (await running.Host.GetAsync($"/citizens/{parent}", Sof)).Text;
        Assert.Contains("Karen Holm", page, StringComparison.Ordinal);
        Assert.Contains("aftaler, planen", page, StringComparison.Ordinal);
        foreach (var path in (string[])[$"/citizens/{parent}", $"/api/v1/citizens/{parent}/family", $"/api/v1/citizens/{parent}/history"])
            Assert.DoesNotContain("Karen Holm", (await running.Host.GetAsync(path, Bif)).Text, StringComparison.Ordinal);

        await SendAsync("network.ended", parent, new { personId = "n-1" });
        var left = (await running.Host.GetAsync($"/api/v1/citizens/{parent}/family", Sof)).Body;
        Assert.Equal(0, left.GetProperty("network").GetArrayLength());
        var wrong = await running.SendAsync(
            RunningHost.Event(
                "network.named", $"citizen:{parent}", new { personId = "n", name = "A", relation = "ven", mayBeTold = (string[])["all"] }),
            source: "/BIF/fasit");
        Assert.Contains("/data/mayBeTold/0", wrong.Text, StringComparison.Ordinal);
    }

    private async Task<string[]> ChildrenAsync(int count)
    {
        var children = new string[count];
        for (var index = 0; index < count; index++) children[index] = await running.NewCitizenAsync();
        return children;
    }

    private async Task LinkAsync(string parent, string[] children)
    {
        foreach (var (index, child) in children.Index())
            await SendAsync(
                "family.linked", parent,
                new { linkId = $"f-{index}", other = $"citizen:{child}", kind = "child", standing = "shared-custody" });
    }

    /// <summary>sof-1 works with the citizen.</summary>
    private Task MeetsAsync(string key) => SendAsync("intervention.started", key, new
    {
        interventionId = "b-1", kind = "drug-treatment", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31",
    });

    /// <summary>Everything that is received of a citizen, by role.</summary>
    private async Task<string> ReceivedAsync(string key)
    {
        List<string> received = [];
        foreach (var who in (string[])[Bif, Sof, "caseworker:bif-lead", "role:auditor", "scopes:read:BIF", "scopes:read:SOF"])
            foreach (var part in Parts)
                if (await running.Host.GetAsync($"/api/v1/citizens/{key}{part}", who) is { } answer)
                    received.Add($"{who} {part} {(answer.Code == 200 ? answer.Text : $"{answer.Code}")}");
        return string.Join('\n', received);
    }

    private async Task<IReadOnlyList<(string Who, string What)>> LooksAsync(string key) =>
    [
        .. (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray()
            .Select(static look => (Text(look, "who"), Text(look, "what"))),
    ];

    private async Task SendAsync(string type, string key, object data, string? time = null, string source = Nexus)
    {
        var sent = RunningHost.Event(type, $"citizen:{key}", data, source: source);
        if (time is not null) sent["time"] = time;
        var answer = await running.SendAsync(sent, source: source);
        Assert.True(answer.Code == 200, answer.Text);
        Assert.Equal("settled", answer.Body.GetProperty("results")[0].GetProperty("status").GetString());
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
