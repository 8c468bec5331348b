using System.Text.Json;

namespace Coordination.Host.Tests.Api;

public sealed class MattersTests(RunningHost running)
{
    private const string List = "/api/v1/operations/matters";

    [Theory]
    [InlineData("role:operations", 200)]
    [InlineData("role:auditor", 200)]
    [InlineData("caseworker:bif-lead", 200)]
    [InlineData("caseworker:bif-1", 403)]
    [InlineData("role:integration", 403)]
    [InlineData("source:/BIF/fasit", 403)]
    [InlineData(null, 401)]
    public async Task What_stands_open_is_for_operations_auditors_and_leaders(string? who, int status) =>
        Assert.Equal(status, (await running.Host.GetAsync($"{List}?matter=conflict", who)).Code);

    [Theory]
    [InlineData("")]
    [InlineData("matter=everything")]
    [InlineData("matter=alert&limit=0")]
    public async Task A_list_of_no_matter_is_refused(string query) =>
        Assert.Equal(400, (await running.Host.GetAsync($"{List}?{query}", "role:operations")).Code);

    [Fact]
    public async Task Every_open_item_of_a_department_is_listed_with_who_acts_and_no_content()
    {
        var (one, other) = (NewDepartment(), NewDepartment());
        var citizen = await StartAsync(one, other);

        var conflict = Assert.Single(await ReadAsync("matter=conflict&departments=none&limit=1000", citizen));
        Assert.Equal(("no-coordinator", "open"), (Text(conflict, "kind"), Text(conflict, "status")));
        Assert.Equal(
            Text(conflict, "person"),
            Assert.Single(await ReadAsync("matter=deadline&kind=appoint-coordinator&limit=1000", citizen)).GetProperty("person")
            .GetString());
        Assert.Equal(
            [one, "SOF"],
            Assert.Single(await ReadAsync("matter=handover&status=offered&limit=1000", citizen)).GetProperty("departments").EnumerateArray()
            .Select(code => code.GetString()));
        Assert.Equal(
            "coordination.appointment.cancelled.v1", Text(Assert.Single(await ReadAsync($"matter=parked&departments={one}")), "kind"));
        Assert.Contains(await ReadAsync($"matter=alert&departments={one}"), alert => Text(alert, "kind") == "no-coordinator");
        Assert.DoesNotContain(
            "Hemmelig", (await running.Host.GetAsync($"{List}?matter=deadline&departments={one}", "role:operations")).Text,
            StringComparison.Ordinal);
        Assert.Empty((await running.Host.GetAsync($"{List}?matter=parked&departments={one}", "caseworker:bif-lead")).Body.EnumerateArray());

        var looks = (await running.Host.GetAsync($"/api/v1/citizens/{citizen}/access-log", "role:auditor")).Body.EnumerateArray();
        Assert.Contains(looks, look => Text(look, "what") == "open-matters" && Text(look, "who") == "operations");
    }

    private async Task<string> StartAsync(string one, string other)
    {
        var (cpr, told) = (RunningHost.NewCpr(), 0);
        foreach (var department in (string[])[one, other])
            await TellAsync(
                department, "intervention.started",
                new { interventionId = "k-1", kind = "other", title = "Hemmelig", unit = "u", caseworker = $"{department}-1",
                startsOn = "2026-08-31" });
        await TellAsync(one, "caseworker.assigned", new { interventionId = "k-1", caseworker = "sof-1" });
        await TellAsync(one, "appointment.cancelled", new { appointmentId = "unknown" });
        return (await TellAsync(one, "deadline.set", new { deadlineId = "d-1", title = "Hemmelig", dueAt = "2027-01-01" }))
            .GetProperty("citizen").GetString()!;

        async Task<JsonElement> TellAsync(string department, string type, object data)
        {
            // In the order of their ids, as they happened at one instant: the first one told of is proposed.
            var (source, id) = ($"/{department}/test", $"{++told}");
            var answer = await running.SendAsync(RunningHost.Event(type, $"cpr:{cpr}", data, id, source), source: source);
            Assert.True(answer.Code == 200, answer.Text);
            return answer.Body.GetProperty("results")[0];
        }
    }

    private async Task<IReadOnlyList<JsonElement>> ReadAsync(string query, string? citizen = null)
    {
        var answer = await running.Host.GetAsync($"{List}?{query}", "role:operations");
        Assert.True(answer.Code == 200, answer.Text);
        return [.. answer.Body.EnumerateArray().Where(row => citizen is null || Text(row, "citizen") == citizen)];
    }

    private static string NewDepartment() => $"X{Guid.NewGuid():N}"[..12].ToUpperInvariant();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
