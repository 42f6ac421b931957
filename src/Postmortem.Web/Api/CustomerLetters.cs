using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Postmortem.Notices;
using Postmortem.Storage;
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

    /// <summary>Fields of the form.</summary>
    internal const string Message = "message", Language = "language";

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

    private static Task<IResult> ReadAsync(HttpContext http, NoticeDocuments notices, string secret) => KeptAsync(http, secret, null, async () =>
        await notices.OpenAsync(secret, http.RequestAborted) is { Ok: true } letter ? Page(http, letter.Value, secret, null, null) : Gone(http));

    private static Task<IResult> PdfAsync(HttpContext http, NoticeDocuments notices, string secret) => KeptAsync(http, secret, null, async () =>
    {
        if (await notices.OpenAsync(secret, http.RequestAborted) is not { Ok: true } letter) return Gone(http);
        Keep(http);
        return new PdfAnswer(letter.Value.Document, letter.Value.Document.Title);
    });

    private static async Task<IResult> AnswerAsync(HttpContext http, NoticeDocuments notices, CustomerService customers, IAntiforgery tokens,
        AnswerThrottle throttle, string secret)
    {
        // Read before the letter is: where nothing else can be read, these words are still to be given back.
        var form = http.Request.HasFormContentType ? await FormAsync(http) : null;
        return await KeptAsync(http, secret, form, async () =>
        {
            if (await notices.OpenAsync(secret, http.RequestAborted) is not { Ok: true } letter) return Gone(http);
            if (!http.Request.HasFormContentType) return Results.BadRequest();
            return form is null
                ? Page(http, letter.Value, secret, null, LetterWords.In(letter.Value.Document.Language).FarTooLong, StatusCodes.Status413PayloadTooLarge)
                : await TakeAsync(http, letter.Value, form, (customers, tokens, throttle), secret);
        });
    }

    private static async Task<IResult> TakeAsync(HttpContext http, CustomerLetter letter, IFormCollection form,
        (CustomerService Customers, IAntiforgery Tokens, AnswerThrottle Throttle) with, string secret)
    {
        var words = LetterWords.In(letter.Document.Language);
        var (message, said) = (form[Message].ToString(), form["answer"].ToString());
        Answer? answer = said switch { "yes" => Answer.Yes, "not-yet" => Answer.NotYet, _ => null };
        if (!await with.Tokens.IsRequestValidAsync(http)) return Page(http, letter, secret, message, words.TookTooLong);
        if (answer is null) return Page(http, letter, secret, message, words.ChooseOne);
        if (Postmortem.Words.Clean(message).Length > Recipient.MessageLimit) return Page(http, letter, secret, message, words.TooLong);
        if (!with.Throttle.MayAnswer(letter.Page.Recipient.Id, http.NetworkAddress()))
            return Page(http, letter, secret, message, words.TooOften, StatusCodes.Status429TooManyRequests);
        return await with.Customers.ReplyAsync(secret, answer.Value, message, http.RequestAborted) switch
        {
            null => TypedResults.Redirect($"/n/{secret}#answer"),
            { Kind: RefusalKind.NotFound } => Gone(http),
            _ => Page(http, letter, secret, message, words.NotKept, StatusCodes.Status503ServiceUnavailable),
        };
    }

    /// <summary>
    /// Answers a customer, and where the data cannot be reached at all, gives back what they wrote: nothing of it is anywhere else, and an error page in
    /// its place would be the end of it.
    /// </summary>
    private static async Task<IResult> KeptAsync(HttpContext http, string secret, IFormCollection? form, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested && (form is not null || StorageTrouble.Of(e) is not null))
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CustomerLetters)).LogError(e, "A customer was not answered");
            Keep(http);
            return new RazorComponentResult<LetterUnreachable>(new
            {
                Secret = secret,
                Language = form?[Language].ToString() ?? "",
                Typed = form?[Message].ToString(),
            })
            { StatusCode = StatusCodes.Status503ServiceUnavailable, PreventStreamingRendering = true };
        }
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
