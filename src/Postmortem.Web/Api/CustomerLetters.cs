using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Postmortem.Notices;
using Postmortem.Web.Components.Notices;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Api;

/// <summary>
/// A customer's own page behind a secret link: read it, take it as a PDF, answer it. Whoever holds the link is let in, nobody
/// is asked for an account, and a link that does not open says nothing about why.
/// </summary>
internal static class CustomerLetters
{
    /// <summary>Bytes of an answer: 10,000 characters, nine bytes each where a browser escapes them, and the form around them.</summary>
    private const long LargestAnswer = 128 * 1024;

    private static readonly string[] ReadOnly = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapCustomerLetters(this IEndpointRouteBuilder app)
    {
        var letters = app.MapGroup("/n/{secret}").AllowAnonymous();
        letters.MapMethods("", ReadOnly, ReadAsync);
        letters.MapMethods("/notice.pdf", ReadOnly, PdfAsync);
        // The token is looked at in the handler, where an old one costs no word of what the customer wrote.
        letters.MapPost("", AnswerAsync).DisableAntiforgery().WithMetadata(new Largest(LargestAnswer));
        // Any other way to ask is answered here too: what nobody answers is sent to sign-in, with the secret in its address.
        app.Map("/n/{**rest}", (Delegate)Gone).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReadAsync(HttpContext http, NoticeDocuments notices, string secret) =>
        await notices.OpenAsync(secret, http.RequestAborted) is { Ok: true } letter ? Page(http, letter.Value, secret, null, null) : Gone(http);

    private static async Task<IResult> PdfAsync(HttpContext http, NoticeDocuments notices, string secret)
    {
        if (await notices.OpenAsync(secret, http.RequestAborted) is not { Ok: true } letter) return Gone(http);
        Keep(http);
        return new PdfAnswer(letter.Value.Document, letter.Value.Document.Title);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, NoticeDocuments notices, CustomerService customers, IAntiforgery tokens,
        AnswerThrottle throttle, string secret)
    {
        if (await notices.OpenAsync(secret, http.RequestAborted) is not { Ok: true } letter) return Gone(http);
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        var words = LetterWords.In(letter.Value.Document.Language);
        if (await FormAsync(http) is not { } form) return Page(http, letter.Value, secret, null, words.FarTooLong, StatusCodes.Status413PayloadTooLarge);
        var (message, said) = (form["message"].ToString(), form["answer"].ToString());
        Answer? answer = said switch { "yes" => Answer.Yes, "not-yet" => Answer.NotYet, _ => null };
        if (!await tokens.IsRequestValidAsync(http)) return Page(http, letter.Value, secret, message, words.TookTooLong);
        if (answer is null) return Page(http, letter.Value, secret, message, words.ChooseOne);
        if (Postmortem.Words.Clean(message).Length > Recipient.MessageLimit) return Page(http, letter.Value, secret, message, words.TooLong);
        if (!throttle.MayAnswer(letter.Value.Page.Recipient.Id, http.NetworkAddress()))
            return Page(http, letter.Value, secret, message, words.TooOften, StatusCodes.Status429TooManyRequests);
        return await customers.ReplyAsync(secret, answer.Value, message, http.RequestAborted) switch
        {
            null => TypedResults.Redirect($"/n/{secret}#answer"),
            { Kind: RefusalKind.NotFound } => Gone(http),
            _ => Page(http, letter.Value, secret, message, words.NotKept, StatusCodes.Status503ServiceUnavailable),
        };
    }

    /// <returns>Null where there is more than <see cref="LargestAnswer"/>.</returns>
    private static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    /// <param name="typed">What the customer wrote and we could not take; null for what is stored.</param>
    /// <param name="problem">Why not; null where there is none.</param>
    private static RazorComponentResult<LetterPage> Page(HttpContext http, CustomerLetter letter, string secret, string? typed, string? problem,
        int refused = StatusCodes.Status400BadRequest)
    {
        Keep(http);
        return new RazorComponentResult<LetterPage>(new { Letter = letter, Secret = secret, Typed = typed, Problem = problem })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : refused,
            PreventStreamingRendering = true,
        };
    }

    private static RazorComponentResult<LetterGone> Gone(HttpContext http)
    {
        Keep(http);
        return new RazorComponentResult<LetterGone> { StatusCode = StatusCodes.Status404NotFound, PreventStreamingRendering = true };
    }

    /// <summary>Nobody but the reader keeps a copy, and no search engine learns of it.</summary>
    private static void Keep(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    private sealed record Largest(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
