using System.Security.Claims;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Coordination.Host.Tests.Security;

/// <summary>The claims of a provider as this service reads them.</summary>
public sealed class ClaimMapTests
{
    private static readonly ClaimOptions Keycloak = new()
    {
        Caseworker = "preferred_username", CaseworkerEnding = "@kommune.dk", Source = "coordination.source",
        Roles = "resource_access.coordination.web.roles", Operations = "drift;drift-vagt", Auditor = "revision; drift-vagt",
        ScopePrefix = "coordination.",
    };

    [Fact]
    public void Claims_of_the_settings_are_kept_and_all_others_are_not() => Assert.Equal(
        [
            ("sub", "u1"), ("sid", "s1"), ("caseworker", "bif-1"), ("role", "operations"), ("role", "auditor"),
            ("scope", "unknown read:BIF feed:BIF"),
        ],
        Map(
            Keycloak, Text("sub", "u1"), Text("sid", "s1"), Text("preferred_username", "bif-1@KOMMUNE.dk"),
            Json("resource_access", """{"coordination.web": {"roles": ["drift-vagt", "unknown"]}, "other": {"roles": ["drift"]}}"""),
            Text("scope", "openid coordination.read:BIF profile coordination.feed:BIF read:SOF"),
            Text("role", "auditor"), Text("caseworker", "bif-2"), Text("source", "/BIF/fasit"), Text("email", "a@kommune.dk")));

    [Theory]
    [InlineData("bif-1@gaest.dk")]
    [InlineData("bif-1")]
    [InlineData("bif-1@kommune.dk.example.org")]
    public void A_name_with_another_ending_names_nobody(string name)
    {
        var mapped = new ClaimMap(Keycloak).Map(User(Text("sub", "u1"), Text("preferred_username", name)));
        Assert.Null(CallerClaims.From(mapped));
    }

    [Fact]
    public void A_nested_value_that_is_no_text_is_no_id()
    {
        ClaimOptions options = new() { Caseworker = "staff.id" };
        foreach (var json in (string[])["""{"id": 17}""", """{"id": ["bif-1", "bif-2"]}""", """{"id": {"x": "bif-1"}}""", "[]", "17"])
            Assert.Null(CallerClaims.From(new ClaimMap(options).Map(User(Json("staff", json)))));
        Assert.Equal("bif-1", CallerClaims.From(new ClaimMap(options).Map(User(Json("staff", """{"id": "bif-1"}"""))))!.Id);
    }

    [Theory]
    [InlineData("groups", "_claim_names", """{"groups": "src1"}""", true)]
    [InlineData("groups", "hasgroups", "true", true)]
    [InlineData("groups", "hasgroups", "false", false)]
    [InlineData("roles", "hasgroups", "true", false)]
    [InlineData("roles", "_claim_names", """{"groups": "src1"}""", false)]
    [InlineData("realm_access.roles", "_claim_names", """{"realm_access": "src1"}""", true)]
    [InlineData("groups", "_claim_names", "[]", false)]
    public void Groups_that_were_left_out_are_told_if_they_are_read(string roles, string claim, string value, bool isTold)
    {
        var mapped = new ClaimMap(new ClaimOptions { Roles = roles }).Map(
            User(Text("sub", "u1"), Text("caseworker", "bif-1"), Text("roles", "auditor"), Json(claim, value)));
        Assert.Equal(isTold, mapped.HasClaim(one => one.Type == ClaimMap.ElsewhereClaim));
        Assert.Equal(isTold, CallerClaims.From(mapped) is null);
    }

    [Fact]
    public void Roles_of_an_application_serve_as_scopes_too()
    {
        ClaimOptions options = new() { Roles = "roles", Scopes = "roles" };
        var mapped = new ClaimMap(options).Map(User(Text("sub", "u1"), Text("roles", "events:SOF"), Text("roles", "integration")));
        Assert.Equal("events:SOF", CallerClaims.From(mapped)!.Scopes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("coordination.")]
    public void Scopes_of_OpenID_Connect_alone_make_no_service_that_reads_everything(string prefix)
    {
        ClaimMap map = new(new ClaimOptions { ScopePrefix = prefix });
        Assert.Null(CallerClaims.From(map.Map(User(Text("sub", "u1"), Text("role", "integration"), Text("scope", "openid profile")))));
        var read = map.Map(User(Text("sub", "u1"), Text("role", "integration"), Text("scope", $"openid {prefix}read:BIF")));
        Assert.Equal("read:BIF", CallerClaims.From(read)!.Scopes);
        Assert.Equal("", CallerClaims.From(map.Map(User(Text("sub", "u1"), Text("role", "integration"))))!.Scopes);
    }

    private static (string, string)[] Map(ClaimOptions options, params Claim[] claims) =>
        [.. new ClaimMap(options).Map(User(claims)).Claims.Select(static claim => (claim.Type, claim.Value))];

    private static ClaimsPrincipal User(params Claim[] claims) => new(new ClaimsIdentity(claims, "test"));

    private static Claim Text(string type, string value) => new(type, value);

    private static Claim Json(string type, string value) => new(type, value, JsonClaimValueTypes.Json);
}
