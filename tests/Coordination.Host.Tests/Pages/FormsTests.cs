using Coordination.Host.Pages;

namespace Coordination.Host.Tests.Pages;

public sealed class FormsTests
{
    [Theory]
    [InlineData("/citizens/abc?zoom=year", "/citizens/abc?zoom=year")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("/æ?q=ø", "/%C3%A6?q=%C3%B8")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("https://example.org", "/")]
    [InlineData("/x\r\nSet-Cookie: a=b", "/")]
    public void A_form_leads_back_to_local_addresses_only(string? asked, string leadsTo) => Assert.Equal(leadsTo, Forms.Local(asked));
}
