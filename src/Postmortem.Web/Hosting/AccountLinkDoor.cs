using Postmortem.People;
using Postmortem.Web.Components.People;

namespace Postmortem.Web.Hosting;

/// <summary>
/// Answers what is asked under the address of a link to an account and is not its page: what nobody answers is sent to sign-in, with the secret in its
/// address.
/// </summary>
internal static class AccountLinkDoor
{
    public static WebApplication MapAccountLinkDoor(this WebApplication app)
    {
        // With words of its own: the page for errors is only for those who ask as browsers do.
        app.Map($"{AccountLinks.Path}/{{**rest}}", () => Results.Text(AccountLinkService.Gone.Sentence, statusCode: StatusCodes.Status410Gone))
            .AllowAnonymous().DisableAntiforgery();
        return app;
    }
}
