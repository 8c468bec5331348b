using System.Globalization;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Api;

/// <summary>Finding a citizen by name and birth date.</summary>
public sealed class LookupsTests(RunningHost running)
{
    private const string Path = "/api/v1/citizens/lookup";
    private static int _people;

    [Fact]
    public async Task A_citizen_is_found_by_any_spelling_and_birth_date_and_the_look_is_logged()
    {
        var (name, key) = await RegisteredAsync();
        var reversed = string.Join(
            ", ", name.ToUpper(CultureInfo.InvariantCulture).Replace("Ø", "OE", StringComparison.Ordinal).Split(' ').Reverse());
        var answer = await running.Host.PostAsync(
            Path, "caseworker:sof-1", new { name = reversed, birthDate = "1971-04-09", reason = "står ved skranken" });
        Assert.Equal((200, $$"""{"matches":[{"key":"{{key}}"}]}"""), (answer.Code, answer.Text));
        var looks = (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body;
        Assert.Equal(
            ("sof-1", "lookup-by-name", "står ved skranken"),
            (looks[0].GetProperty("who").GetString(), looks[0].GetProperty("what").GetString(), looks[0].GetProperty("ground")
            .GetString()));
        Assert.Equal(200, (await running.Host.PostAsync(Path, "role:integration", new { name, birthDate = "1971-04-09" })).Code);
        Assert.Equal("""{"matches":[]}""", (await running.Host.PostAsync(Path, "role:integration", new { name, birthDate = "1971-04-10" })).Text);
    }

    [Fact]
    public async Task A_protected_address_is_hidden_and_a_dead_citizen_is_still_found()
    {
        var (name, key) = await RegisteredAsync(addressProtected: true);
        Assert.Equal(200, (await running.SendAsync(Event("citizen.died", $"citizen:{key}", new { onDate = "2026-08-01" }))).Code);
        Assert.Equal($$"""{"matches":[{"key":"{{key}}"}]}""", (await running.Host.PostAsync(Path, "role:integration", new { name, birthDate = "1971-04-09" })).Text);
    }

    [Fact]
    public async Task A_corrected_name_is_found_and_the_one_before_is_not()
    {
        var (name, key) = await RegisteredAsync();
        Assert.Equal(200, (await running.SendAsync(Event("citizen.corrected", $"citizen:{key}", new { name = $"{name} Holm" }))).Code);
        Assert.Equal("""{"matches":[]}""", (await running.Host.PostAsync(Path, "role:integration", new { name, birthDate = "1971-04-09" })).Text);
        Assert.Contains(
            key, (await running.Host.PostAsync(Path, "role:integration", new { name = $"{name} Holm", birthDate = "1971-04-09" })).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("caseworker:bif-1", """{"name":"Hemmelig Person","birthDate":"1971-04-09"}""", 422, "/reason")]
    [InlineData("caseworker:bif-1", """{"name":"Hemmelig Person","reason":"x"}""", 422, "/birthDate")]
    [InlineData("caseworker:bif-1", """{"name":" - ","birthDate":"1971-04-09","reason":"x"}""", 422, "/name")]
    [InlineData("role:integration", """{"name":"Hemmelig Person","birthDate":"9. april 1971"}""", 422, "/birthDate")]
    [InlineData("role:integration", """{"cpr":"0101800000","name":"Hemmelig Person"}""", 422, "/name")]
    [InlineData("role:operations", """{"name":"Hemmelig Person","birthDate":"1971-04-09","reason":"x"}""", 403, null)]
    [InlineData("source:/BIF/fasit", """{"name":"Hemmelig Person","birthDate":"1971-04-09","reason":"x"}""", 403, null)]
    [InlineData(null, """{"name":"Hemmelig Person","birthDate":"1971-04-09","reason":"x"}""", 401, null)]
    public async Task What_is_refused_says_what_is_missing_and_neither_name_nor_birth_date(
        string? who, string body, int status, string? place)
    {
        var answer = await running.Host.PostAsync(Path, who, body);
        Assert.Equal(status, answer.Code);
        if (place is not null) Assert.Equal([place], answer.Pointers);
        Assert.DoesNotContain("Hemmelig", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1971", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_ups_by_name_and_number_share_one_limit_and_log_no_name()
    {
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(
                200, (await running.Host.PostAsync(
                    Path, "caseworker:curious-too", new { name = "Hemmelig Person", birthDate = "1971-04-09", reason = "test" })).Code);
            Assert.Equal(
                200, (await running.Host.PostAsync(Path, "caseworker:curious-too", new { cpr = "0101800000", reason = "test" })).Code);
        }

        Assert.Equal(
            429, (await running.Host.PostAsync(
                Path, "caseworker:curious-too", new { name = "Hemmelig Person", birthDate = "1971-04-09", reason = "test" })).Code);
        Assert.DoesNotContain("Hemmelig", running.Host.Printed, StringComparison.Ordinal);
    }

    private async Task<(string Name, string Key)> RegisteredAsync(bool addressProtected = false)
    {
        var name = $"Åse Nr{Interlocked.Increment(ref _people)} Sørensen";
        var answer = await running.SendAsync(
            Event("citizen.registered", $"cpr:{NewCpr()}", new { name, birthDate = "1971-04-09", addressProtected }));
        Assert.Equal(200, answer.Code);
        return (name, answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!);
    }
}
