// Shows the gateway's OpenAPI document. Nothing is fetched from elsewhere, and no key is kept.
window.docs = SwaggerUIBundle({
    url: '/v3/api-docs',
    dom_id: '#docs',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    filter: true,
    validatorUrl: null,
});
