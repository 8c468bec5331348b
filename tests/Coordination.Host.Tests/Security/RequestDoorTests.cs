using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Coordination.Host.Tests.Security;

/// <summary>What every request passes before anything is done: text, times, encodings, preconditions and methods.</summary>
public sealed class RequestDoorTests(RunningHost running)
{
    private HostProcess Host => running.Host;

    [Theory]
    [InlineData("/api/v1/operations/matters?matter=conflict&kind=a%00b")]
    [InlineData("/api/v1/citizens/a%00b")]
    [InlineData("/api/v1/alerts?after=%EF%BF%BF")]
    [InlineData("/api/v1/operations/figures?department=%01")]
    public async Task An_address_with_text_that_is_compared_nowhere_is_refused(string path)
    {
        var answer = await Host.GetAsync(path, "role:operations");
        Assert.True(answer.Code is 400 or 404, answer.Text);
    }

    [Theory]
    [InlineData("/api/v1/operations/figures?from=9999-12-31T23:59:59.9999999Z")]
    [InlineData("/api/v1/operations/figures?to=9999-12-31")]
    [InlineData("/api/v1/organization?asOf=0001-01-01T00:00:00Z")]
    [InlineData("/api/v1/policy?asOf=9999-12-31")]
    public async Task A_time_at_the_ends_of_the_calendar_is_refused_in_a_query(string path) =>
        Assert.Equal(400, (await Host.GetAsync(path, "role:operations")).Code);

    [Fact]
    public async Task An_absence_to_the_end_of_time_is_refused_and_intake_goes_on()
    {
        var key = await running.NewCitizenAsync("bif-9");
        var put = await Host.SendAsync(
            HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-9", """{"from":"2026-08-30","to":"9999-12-31T23:59:59.9999999Z"}""");
        Assert.Equal(422, put.Code);
        Assert.True(put.NamesExactly("/to"), put.Text);
        Assert.Equal(200, (await Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-9")).Code);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/sign-in")]
    [InlineData("/reference")]
    [InlineData("/metrics")]
    [InlineData("/schemas/policy.v1.json")]
    public async Task Head_is_answered_wherever_get_is(string path)
    {
        var answer = await Host.SendAsync(HttpMethod.Head, path, null);
        Assert.Equal((200, ""), (answer.Code, answer.Text));
    }

    [Fact]
    public async Task Head_of_a_stream_ends_at_once() =>
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Head, "/api/v1/operations/summary/stream", "role:operations")).Code);

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml")]
    public async Task A_refusal_has_problem_details_of_one_type_whatever_is_accepted(string accept)
    {
        var ofRouting = await Host.GetAsync("/api/v1/nothing", "role:auditor", ("Accept", accept));
        var ofHandler = await Host.GetAsync("/api/v1/citizens/zzz", "role:auditor", ("Accept", accept));
        Assert.Equal((404, 404), (ofRouting.Code, ofHandler.Code));
        Assert.Equal(ofRouting.Body.GetProperty("type").GetString(), ofHandler.Body.GetProperty("type").GetString());
        Assert.Equal(405, (await Host.SendAsync(HttpMethod.Delete, "/api/v1/alerts", "role:auditor", null, ("Accept", accept))).Body
            .GetProperty("status").GetInt32());
        Assert.Equal(401, (await Host.GetAsync("/api/v1/alerts", null, ("Accept", accept))).Body.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("1", 400)]
    [InlineData("W/\"1\"", 409)]
    [InlineData("\"a\", b", 400)]
    [InlineData("*, \"1\"", 400)]
    [InlineData("*,*", 400)]
    [InlineData("\"0\", \"none\"", 409)]
    public async Task A_precondition_that_cannot_be_met_or_read_overwrites_nothing(string header, int status)
    {
        foreach (var path in new[] { "/api/v1/organization", "/api/v1/policy" })
        {
            var before = await Host.GetAsync(path, "role:operations");
            var put = await Host.SendAsync(HttpMethod.Put, path, "role:operations", before.Text, ("If-Match", header));
            Assert.True(put.Code == status || (status == 409 && put.Code == 412), $"{path}: {put.Code} {put.Text}");
            Assert.Equal(before.Text, (await Host.GetAsync(path, "role:operations")).Text);
        }
    }

    [Theory]
    [InlineData("*", 412)]
    [InlineData("{current}", 412)]
    [InlineData("W/{current}", 412)]
    [InlineData("\"none\", {current}", 412)]
    [InlineData("none", 400)]
    [InlineData("*, \"none\"", 400)]
    public async Task A_put_overwrote_what_If_None_Match_names(string header, int status)
    {
        foreach (var path in new[] { "/api/v1/organization", "/api/v1/policy" })
        {
            var before = await Host.GetAsync(path, "role:operations");
            var tag = before.Header("ETag")!;
            var put = await Host.SendAsync(
                HttpMethod.Put, path, "role:operations", before.Text,
                ("If-None-Match", header.Replace("{current}", tag, StringComparison.Ordinal)));
            Assert.True(put.Code == status, $"{path}: {put.Code} {put.Text}");
            Assert.Equal(tag, (await Host.GetAsync(path, "role:operations")).Header("ETag"));
        }
    }

    [Theory]
    [InlineData("231155-7031", 400)]
    [InlineData("bif2311557031x", 400)]
    [InlineData("2%33.11.55.7031", 400)]
    [InlineData("2311557031-2311557031", 200)]
    [InlineData("ab345678-9012-4311-9557-031000000000", 200)]
    [InlineData("aa2311557031aa2311557031aa2311557031aa2311557031", 200)]
    public async Task An_idempotency_key_was_stored_that_may_be_a_CPR_number(string key, int status)
    {
        var put = await Host.SendAsync(
            HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-9", new { substitute = "" }, ("Idempotency-Key", key));
        Assert.True(put.Code == status, put.Text);
        Assert.DoesNotContain(key, put.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_is_taken_and_an_unknown_encoding_refused()
    {
        var events = JsonSerializer.SerializeToUtf8Bytes(RunningHost.Registration(RunningHost.NewCpr()));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) await gzip.WriteAsync(events);
        Assert.Equal(202, (await PostAsync(packed.ToArray(), "gzip")).Code);
        using var brotli = new MemoryStream();
        await using (var br = new BrotliStream(brotli, CompressionMode.Compress, leaveOpen: true)) await br.WriteAsync(events);
        Assert.Equal(202, (await PostAsync(brotli.ToArray(), "br")).Code);
        foreach (var encoding in (string[])["gzip", "br", "deflate"]) Assert.Equal(400, (await PostAsync(events, encoding)).Code);
        var unknown = await PostAsync(events, "zstd");
        Assert.Equal(415, unknown.Code);
        Assert.Equal("gzip, br, deflate", unknown.Header("Accept-Encoding"));
    }

    [Theory]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: xn--\r\n\r\n")]
    [InlineData(400, "GET /sign-in HTTP/1.1\r\nHost: localhost:99999\r\n\r\n")]
    [InlineData(400, "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer {source}\r\nce-id:\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData(400, "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer {source}\r\nce-id: \t \r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData(400, "POST /api/v1/citizens/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer {token}\r\nTransfer-Encoding: chunked\r\n\r\n80000000\r\n{}\r\n")]
    [InlineData(415, "POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-7\r\n"
        + "Content-Length: 11\r\n\r\nlanguage=da")]
    [InlineData(415, "POST /signout-oidc HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/x-www-form-urlencoded; charset=\"UTF-7\"\r\nContent-Length: 3\r\n\r\na=b")]
    [InlineData(415, "POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x; charset=nothing\r\n"
        + "Content-Length: 5\r\n\r\n--x--")]
    [InlineData(400, "POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        + "Content-Length: 103\r\n\r\n--x\r\nContent-Disposition: form-data; name=a\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n"
        + "+AOY-\r\n--x--\r\n")]
    [InlineData(400, "POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + "Content-Length: 14\r\n\r\nlanguage=%ED%A")]
    public async Task What_the_framework_cannot_read_is_refused(int status, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Host.Client.BaseAddress!.Host, Host.Client.BaseAddress.Port);
        request = request.Replace("{token}", await Host.TokenAsync("role:integration"), StringComparison.Ordinal)
            .Replace("{source}", await Host.TokenAsync("source:/BIF/fasit"), StringComparison.Ordinal);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var answer = new StreamReader(client.GetStream());
        Assert.StartsWith($"HTTP/1.1 {status}", await answer.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_and_a_cookie_of_garbage_leave_no_stack_trace()
    {
        var token = await Host.TokenAsync("source:/BIF/fasit");
        var cut = Encoding.ASCII.GetBytes(
            "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cloudevents+json\r\n"
            + $"Authorization: Bearer {token}\r\nContent-Length: 1000\r\n\r\n{{\"id\":");
        for (var round = 0; round < 20; round++)
        {
            using var client = new TcpClient { LingerState = new LingerOption(enable: true, seconds: 0) };
            await client.ConnectAsync(Host.Client.BaseAddress!.Host, Host.Client.BaseAddress.Port);
            await client.GetStream().WriteAsync(cut);
            client.Close();
            Assert.Equal(200, (await Host.GetAsync("/sign-in", null, ("Cookie", "coordination-development-form=x"))).Code);
        }

        Assert.DoesNotContain("ConnectionResetException", Host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Antiforgery", Host.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_may_have_lines_and_is_refused_where_it_is_no_text()
    {
        var key = await running.NewCitizenAsync("bif-9");
        foreach (var (reason, status) in new[] { ("første linje\nanden linje\ufffe", 200), (" ", 422), ("a\0b", 422) })
            Assert.Equal(status, (await Host.PostAsync($"/api/v1/citizens/{key}/contacts", "caseworker:bif-2", new { reason })).Code);
    }

    [Theory]
    [InlineData("""{"cpr":"0101701234","\ud800":1}""")]
    [InlineData("""{"cpr":"0101701234","cpr":"0101701235"}""")]
    public async Task A_body_with_text_that_is_not_unicode_or_a_name_twice_is_refused(string body) =>
        Assert.Equal(422, (await Host.PostAsync("/api/v1/citizens/lookup", "role:integration", body)).Code);

    [Fact]
    public async Task Bytes_that_are_not_the_charset_are_refused()
    {
        var latin = new ByteArrayContent(Encoding.Latin1.GetBytes("""{"name":"Søren","birthDate":"1980-01-01"}"""));
        latin.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.Equal(422, (await Host.PostAsync("/api/v1/citizens/lookup", "role:integration", latin)).Code);
        var named = new ByteArrayContent(Encoding.Latin1.GetBytes("""{"name":"Søren","birthDate":"1980-01-01"}"""));
        named.Headers.ContentType = new MediaTypeHeaderValue("application/json", "iso-8859-1");
        Assert.Equal(415, (await Host.PostAsync("/api/v1/citizens/lookup", "role:integration", named)).Code);
    }

    [Fact]
    public async Task A_name_twice_refuses_that_event_alone_and_names_the_place()
    {
        var sound = JsonSerializer.Serialize(RunningHost.Registration(RunningHost.NewCpr()));
        var twice = $"{sound[..^1]},\"id\":\"x\"}}";
        var answer = await Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json($"[{sound},{twice}]", "application/cloudevents-batch+json"));
        Assert.Equal(207, answer.Code);
        Assert.Equal(
            ["accepted", "refused"],
            answer.Body.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("status").GetString()));
        Assert.Contains("/id", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"quoted\"", 200)]
    [InlineData("x%FF", 400)]
    [InlineData("x%ED%A0%80", 400)]
    [InlineData("a%0D%0Ab", 400)]
    [InlineData("%4", 400)]
    public async Task A_header_of_an_event_is_decoded_strictly(string id, int status)
    {
        var answer = await Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", """{"name":"Bo","birthDate":"1971-02-03"}""", ("Prefer", "wait=20"),
            ("ce-specversion", "1.0"),
            ("ce-id", id), ("ce-source", "/BIF/fasit"), ("ce-type", "coordination.citizen.registered.v1"),
            ("ce-subject", $"cpr:{RunningHost.NewCpr()}"), ("ce-time", "2026-08-31T08:59:00+02:00"));
        Assert.True(answer.Code == status, answer.Text);
        Assert.DoesNotContain("\\\"quoted", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ce-dataschema", "https://example.org/a%0Ab", 400)]
    [InlineData("ce-dataschema", "https://example.org/a", 202)]
    [InlineData("ce-flavor", "r%C3%B8d%00", 400)]
    [InlineData("ce-flavor", "\"\"", 400)]
    [InlineData("ce-flavor", "%F0%9F%BF%BF", 400)]
    [InlineData("ce-flavor", "r%C3%B8d", 202)]
    public async Task An_attribute_that_nobody_reads_held_control_characters(string name, string value, int status)
    {
        var answer = await Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", """{"name":"Bo","birthDate":"1971-02-03"}""", ("ce-specversion", "1.0"),
            ("ce-id", Guid.NewGuid().ToString("N")), ("ce-source", "/BIF/fasit"), ("ce-type", "coordination.citizen.registered.v1"),
            ("ce-subject", $"cpr:{RunningHost.NewCpr()}"), ("ce-time", "2026-08-31T08:59:00+02:00"), (name, value));
        Assert.True(answer.Code == status, answer.Text);
    }

    [Fact]
    public async Task Data_in_base64_is_decoded()
    {
        var one = RunningHost.Registration(RunningHost.NewCpr());
        one.Remove("data");
        one["data_base64"] = Convert.ToBase64String("""{"name":"Bo","birthDate":"1971-02-03"}"""u8);
        Assert.Equal(200, (await running.SendAsync(one)).Code);
        one["data_base64"] = Convert.ToBase64String("not json"u8);
        Assert.Equal(400, (await running.SendAsync(one)).Code);
    }

    private async Task<Answer> PostAsync(byte[] body, string encoding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        content.Headers.ContentEncoding.Add(encoding);
        return await Host.PostAsync("/api/v1/events", "source:/BIF/fasit", content);
    }
}
