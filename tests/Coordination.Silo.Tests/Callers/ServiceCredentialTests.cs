using System.Security.Cryptography;
using Coordination.Connections;
using Coordination.Grains;
using Coordination.Silo.Callers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Silo.Tests.Callers;

public sealed class ServiceCredentialTests
{
    private const string Fasit = "/BIF/fasit";

    private static readonly byte[] ClusterKey = RandomNumberGenerator.GetBytes(32);
    private static readonly ServiceCredentialCheck Check = new(ClusterKey);

    [Fact]
    public async Task A_service_is_the_source_or_integration_that_its_key_belongs_to()
    {
        var source = ServiceCredential.ForSource(Fasit, ServiceCredentialCheck.KeyOfSource(ClusterKey, Fasit));
        Assert.Equal(new Caller(CallerKind.Source, Fasit), await Check.FindCallerAsync(source.Token()));
        var integration = ServiceCredential.ForIntegration(ServiceCredentialCheck.KeyOfIntegration(ClusterKey));
        Assert.Equal(new Caller(CallerKind.Integration, "integration"), await Check.FindCallerAsync(integration.Token()));
        Assert.True(ServiceCredentialCheck.Claims(source.Token()));
    }

    [Fact]
    public async Task The_key_of_one_source_is_no_key_of_another()
    {
        var forged = ServiceCredential.ForSource("/SOF/nexus", ServiceCredentialCheck.KeyOfSource(ClusterKey, Fasit));
        Assert.Null(await Check.FindCallerAsync(forged.Token()));
        var risen = ServiceCredential.ForIntegration(ServiceCredentialCheck.KeyOfSource(ClusterKey, Fasit));
        Assert.Null(await Check.FindCallerAsync(risen.Token()));
    }

    [Fact]
    public async Task A_service_with_scopes_has_those_of_its_key_and_no_others()
    {
        const string both = "feed:BIF events:bif";
        var key = ServiceCredentialCheck.KeyOfScopes(ClusterKey, both)!;
        Assert.Equal(key, ServiceCredentialCheck.KeyOfScopes(ClusterKey, "events:BIF feed:BIF feed:BIF"));
        var caller = await Check.FindCallerAsync(ServiceCredential.ForScopes(both, key).Token());
        Assert.Equal(new Caller(CallerKind.Integration, "integration") { Scopes = "events:BIF feed:BIF" }, caller);
        Assert.True(caller!.MaySend("/BIF/fasit"));
        Assert.False(caller.MaySend("/SOF/nexus"));

        // More, others or none: another key, or no credential.
        foreach (var wanted in new[] { "events:BIF", "events:BIF feed:BIF read:BIF", "events:SOF feed:SOF" })
            Assert.Null(await Check.FindCallerAsync(ServiceCredential.ForScopes(wanted, key).Token()));
        Assert.Null(await Check.FindCallerAsync(ServiceCredential.ForIntegration(key).Token()));
        var whole = ServiceCredentialCheck.KeyOfIntegration(ClusterKey);
        Assert.Null(await Check.FindCallerAsync(ServiceCredential.ForScopes(both, whole).Token()));
        foreach (var none in new[] { "", " ", "events:", "write:BIF", "events:BIF write:BIF" })
        {
            Assert.Null(ServiceCredentialCheck.KeyOfScopes(ClusterKey, none));
            Assert.Throws<ArgumentException>(() => ServiceCredential.ForScopes(none, key));
            Assert.Null(await Check.FindCallerAsync(Token("scope", none)));
        }
    }

    [Fact]
    public async Task A_foreign_key_or_no_cluster_key_is_refused()
    {
        var foreign = ServiceCredential.ForSource(Fasit, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Assert.Null(await Check.FindCallerAsync(foreign.Token()));
        var good = ServiceCredential.ForSource(Fasit, ServiceCredentialCheck.KeyOfSource(ClusterKey, Fasit));
        Assert.Null(await new ServiceCredentialCheck(null).FindCallerAsync(good.Token()));
    }

    [Theory]
    [InlineData("role", "system")]
    [InlineData("role", "operations")]
    [InlineData("role", "auditor")]
    [InlineData("caseworker", "bif-1-1")]
    [InlineData("source", "")]
    public async Task No_service_credential_is_a_person_an_operator_or_the_system(string claim, string value) =>
        Assert.Null(await Check.FindCallerAsync(Token(claim, value)));

    [Fact]
    public async Task Expired_early_endless_or_otherwise_meant_tokens_are_refused()
    {
        Assert.NotNull(await Check.FindCallerAsync(Token("source", Fasit)));
        Assert.Null(await Check.FindCallerAsync(Token("source", Fasit, age: TimeSpan.FromMinutes(10))));
        Assert.Null(await Check.FindCallerAsync(Token("source", Fasit, age: TimeSpan.FromMinutes(-10))));
        Assert.Null(await Check.FindCallerAsync(Token("source", Fasit, lifetime: TimeSpan.FromHours(1))));
        Assert.Null(await Check.FindCallerAsync(Token("source", Fasit, type: "JWT")));
        Assert.Null(await Check.FindCallerAsync(Token("source", Fasit, audience: "another")));
        Assert.Null(await Check.FindCallerAsync(Token("source", Fasit, issuer: "coordination-development")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task What_is_no_token_is_refused(string token)
    {
        Assert.Null(await Check.FindCallerAsync(token));
        Assert.False(ServiceCredentialCheck.Claims(token));
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var parts = Token("source", Fasit).Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"coordination-service+jwt"}""");
        Assert.Null(await Check.FindCallerAsync($"{header}.{parts[1]}."));
        Assert.Null(await Check.FindCallerAsync($"{parts[0]}.{parts[1]}."));
    }

    [Fact]
    public void A_token_is_renewed_before_it_expires_and_not_sooner()
    {
        var clock = new SetClock();
        var credential = new ServiceCredential("source", Fasit, new byte[32], clock);
        var first = credential.Token();
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(first, credential.Token());
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.NotEqual(first, credential.Token());
    }

    [Fact]
    public void A_key_that_is_none_is_refused_without_showing_it()
    {
        var refused = Assert.Throws<ArgumentException>(() => ServiceCredential.ForSource(Fasit, "c2hvcnQ="));
        Assert.DoesNotContain("c2hvcnQ", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A token signed with the key of the identity it names; what is told otherwise is what a wrong one has.</summary>
    private static string Token(
        string claim, string value, TimeSpan? age = null, TimeSpan? lifetime = null, string type = "coordination-service+jwt",
        string audience = "coordination", string issuer = "coordination-service")
    {
        var from = DateTime.UtcNow - (age ?? TimeSpan.Zero);
        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, ClusterKey, 32, null,
            System.Text.Encoding.UTF8.GetBytes($"coordination/service-credential/1/{claim}/{value}"));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer,
            Audience = audience,
            IssuedAt = from,
            NotBefore = from,
            Expires = from + (lifetime ?? TimeSpan.FromMinutes(5)),
            Claims = new Dictionary<string, object> { [claim] = value },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
        });
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
