using System.Security.Claims;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Pages;

/// <summary>What somebody is shown who signed in and is not let in.</summary>
/// <param name="Contact">Whom to ask; null: the leader, or operations.</param>
/// <param name="SignedInAs">The caseworker's id, or the person as the identity provider names them; null: neither is in the claims.</param>
public sealed record NotLetInModel(string? Contact, string? SignedInAs)
{
    /// <summary>The model of a request; null: whoever sent it is let in, or did not sign in.</summary>
    internal static NotLetInModel? Of(HttpContext http)
    {
        if (http.WhyNotLetIn() is null) return null;
        var person = http.User.FindFirstValue(CallerClaims.CaseworkerClaim) ?? http.User.FindFirstValue(CallerClaims.SubjectClaim);
        return new NotLetInModel(
            http.RequestServices.GetRequiredService<IOptions<IdentityProviderOptions>>().Value.Contact,
            string.IsNullOrWhiteSpace(person) ? null : CprRedactor.From(person));
    }
}
