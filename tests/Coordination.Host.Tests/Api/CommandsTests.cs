namespace Coordination.Host.Tests.Api;

public sealed class CommandsTests(RunningHost running)
{
    private static object Offer(string to, string reason = "ny målgruppe") =>
        new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = to }, reason };

    [Fact]
    public async Task A_handover_is_offered_and_accepted()
    {
        var key = await running.NewCitizenAsync();
        var offered = await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", Offer("bif-2"));
        Assert.Equal(201, offered.Code);
        var id = offered.Body.GetProperty("id").GetString();
        Assert.Equal("offered", offered.Body.GetProperty("status").GetString());
        Assert.Equal(
            403, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers/{id}/accept", "caseworker:sof-1", new { })).Code);
        Assert.Equal(200, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers/{id}/accept", "caseworker:bif-2", null)).Code);
        Assert.Equal(
            409, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers/{id}/withdraw", "caseworker:bif-1", new { })).Code);
        Assert.Equal(
            404, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers/nothing/accept", "caseworker:bif-1", new { })).Code);
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_the_second_is_told_who_won()
    {
        var key = await running.NewCitizenAsync();
        var offered = await running.Host.PostAsync(
            $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
            new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { unit = "bif-unit" }, reason = "fordeles" });
        var accept = $"/api/v1/citizens/{key}/handovers/{offered.Body.GetProperty("id").GetString()}/accept";
        string[] members = ["bif-2", "bif-3"];
        var answers = await Task.WhenAll(
            members.Select(member => running.Host.PostAsync(accept, $"caseworker:{member}", null, ("Idempotency-Key", $"{member}-{key}"))));
        var first = Assert.Single(answers.Index(), answer => answer.Item.Code == 200).Index;
        Assert.Equal(members[first], answers[first].Body.GetProperty("acceptedBy").GetString());
        Assert.Equal(409, answers[1 - first].Code);
        Assert.Contains(
            $"accepted by {members[first]}", answers[1 - first].Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            answers[first].Text,
            (await running.Host.PostAsync(
                accept, $"caseworker:{members[first]}", null, ("Idempotency-Key", $"{members[first]}-{key}"))).Text);
    }

    [Fact]
    public async Task One_who_sees_the_citizen_requests_a_handover_and_the_responsible_one_grants_it()
    {
        var key = await running.NewCitizenAsync();
        var request = new { what = new { type = "intervention", id = "BIF/k-1" }, reason = "følger borgeren i forvejen" };
        Assert.Equal(403, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handover-requests", "caseworker:sof-1", request)).Code);
        var idempotency = ("Idempotency-Key", Guid.NewGuid().ToString());
        var asked = await running.Host.PostAsync($"/api/v1/citizens/{key}/handover-requests", "caseworker:bif-lead", request, idempotency);
        Assert.Equal(201, asked.Code);
        Assert.Equal(
            asked.Text,
            (await running.Host.PostAsync($"/api/v1/citizens/{key}/handover-requests", "caseworker:bif-lead", request, idempotency)).Text);
        Assert.True(asked.Body.GetProperty("requested").GetBoolean());
        var id = asked.Body.GetProperty("id").GetString();
        Assert.Equal(
            403, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers/{id}/accept", "caseworker:bif-2", new { })).Code);
        var granted = await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers/{id}/accept", "caseworker:bif-1", new { });
        Assert.Equal("bif-lead", granted.Body.GetProperty("acceptedBy").GetString());
        Assert.Equal(
            422, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/handover-requests", "caseworker:bif-lead", new { reason = "x" })).Code);
    }

    [Fact]
    public async Task The_same_key_repeats_the_same_answer()
    {
        var key = await running.NewCitizenAsync();
        var idempotency = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", Offer("bif-2"), idempotency);
        var again = await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", Offer("bif-2"), idempotency);
        Assert.Equal(201, first.Code);
        Assert.Equal(201, again.Code);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(
            422, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", Offer("bif-3"), idempotency)).Code);
        Assert.Equal(409, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", Offer("bif-2"))).Code);
    }

    [Fact]
    public async Task An_idempotency_key_must_be_readable()
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(
            400, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", Offer("bif-2"), ("Idempotency-Key", new string('x', 201)))).Code);
    }

    [Theory]
    [InlineData("{\"what\":17}", 422, "/what")]
    [InlineData("{\"what\":{\"type\":\"coordination\"},\"to\":{\"caseworker\":[]}}", 422, "/to/caseworker")]
    [InlineData("{\"reason\":\"a\\u0000b\"}", 422, "/reason")]
    [InlineData("{\"note\":\"\\ud800\"}", 422, "/note")]
    public async Task What_cannot_be_read_is_named_by_its_pointer(string body, int status, string place)
    {
        var key = await running.NewCitizenAsync();
        var answer = await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", body);
        Assert.Equal(status, answer.Code);
        Assert.Equal([place], answer.Pointers);
    }

    [Theory]
    [InlineData(
        "POST citizens/{key}/handovers", "caseworker:bif-1", """{"what": {"type": "coordination", "of": 1}, "notes": "x"}""",
        "/what/of", "/notes")]
    [InlineData("POST citizens/{key}/handovers/none/accept", "caseworker:bif-1", """{"because": "x"}""", "/because")]
    [InlineData("POST alerts/none/acknowledge", "caseworker:bif-1", """{"note": "x"}""", "/note")]
    [InlineData("PUT me/notifications", "caseworker:bif-1", """{"mail": {"warnings": false}}""", "/mail/warnings")]
    [InlineData(
        "POST caseload-transfers", "caseworker:bif-lead", """{"from": "bif-1", "to": [{"worker": "bif-2"}], "reason": "x"}""", "/to/0")]
    [InlineData("PUT subscriptions/typed", "source:/BIF/fasit", """{"url": "http://127.0.0.1:9/", "type": []}""", "/type")]
    [InlineData("POST subscriptions/typed/replay", "source:/BIF/fasit", """{"from": 0}""", "/from")]
    [InlineData(
        "PUT organization", "role:operations", """{"units": [{"id": "u", "department": "BIF", "name": "x", "lead": "y"}]}""",
        "/units/0/lead")]
    public async Task A_field_that_a_command_does_not_have_is_refused_by_its_pointer(
        string command, string who, string body, params string[] places)
    {
        var key = await running.NewCitizenAsync();
        var (method, path) = (command.Split(' ')[0], command.Split(' ')[1].Replace("{key}", key, StringComparison.Ordinal));
        var answer = await running.Host.SendAsync(new HttpMethod(method), $"/api/v1/{path}", who, body);
        Assert.Equal((422, string.Join(' ', places)), (answer.Code, string.Join(' ', answer.Pointers)));
    }

    [Theory]
    [InlineData("/api/v1/subscriptions/put-back", "source:/BIF/fasit", """{"url": "http://127.0.0.1:9/", "types": ["sanction-held"]}""")]
    [InlineData("/api/v1/me/absence", "caseworker:bif-3", null)]
    [InlineData("/api/v1/me/notifications", "caseworker:bif-3", """{"quiet": {"from": "20:00", "to": "06:00"}}""")]
    [InlineData("/dev/clock", "role:operations", null)]
    public async Task What_was_answered_can_be_put_back(string path, string who, string? body)
    {
        if (body is not null)
        {
            var put = await running.Host.SendAsync(HttpMethod.Put, path, who, body);
            Assert.True(put.Code is 200 or 201, put.Text);
        }

        var answered = await running.Host.GetAsync(path, who);
        var again = await running.Host.SendAsync(HttpMethod.Put, path, who, answered.Text);
        Assert.True(again.Code == 200, again.Text);
        Assert.Equal(
            answered.Body.EnumerateObject().Select(static one => one.Name),
            (await running.Host.GetAsync(path, who)).Body.EnumerateObject().Select(static one => one.Name));
    }

    [Fact]
    public async Task Bodies_are_json_of_bounded_size()
    {
        var key = await running.NewCitizenAsync();
        using var text = HostProcess.Json("{}", "text/plain");
        Assert.Equal(415, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", text)).Code);
        Assert.Equal(
            413, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", new string(' ', 70_000))).Code);
        Assert.Equal(400, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", "[]")).Code);
        Assert.Equal(422, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", "{}")).Code);
    }

    [Fact]
    public async Task The_vacant_coordinator_role_is_taken_once()
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(
            422, (await running.Host.SendAsync(
                HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:bif-1", new { reason = "kender borgeren" })).Code);
        var taken = await running.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:bif-1",
            new { caseworker = "bif-1", reason = "kender borgeren" });
        Assert.Equal(200, taken.Code);
        Assert.Equal("bif-1", taken.Body.GetProperty("caseworker").GetString());
        Assert.Equal(
            409, (await running.Host.SendAsync(
                HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:bif-1",
                new { caseworker = "bif-1", reason = "igen" })).Code);
    }

    [Theory]
    [InlineData("role:auditor")]
    [InlineData("role:integration")]
    [InlineData("role:operations")]
    [InlineData("source:/BIF/fasit")]
    public async Task Only_caseworkers_give_commands(string who)
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(403, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", who, Offer("bif-2"))).Code);
        Assert.Equal(
            403, (await running.Host.SendAsync(
                HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", who, new { caseworker = "bif-1" })).Code);
        Assert.Equal(
            403, (await running.Host.PostAsync($"/api/v1/citizens/{key}/conflicts/x/settle", who, new { outcome = "keep-both" })).Code);
    }

    [Fact]
    public async Task A_conflict_that_is_not_there_is_not_found()
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(
            404, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/conflicts/nothing/settle", "caseworker:bif-1", new { outcome = "keep-both", reason = "x" })).Code);
        Assert.Equal(
            422, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/conflicts/nothing/settle", "caseworker:bif-1", new { reason = "x" })).Code);
    }
}
