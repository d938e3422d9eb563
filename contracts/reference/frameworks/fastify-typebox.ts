import { Type, type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import type { ReferenceProvider } from '../provider.ts';
import { type Conventions, pathsOf } from './conventions.ts';
import { addHooks, fail, listen } from './fastify.ts';
import { createService } from './service.ts';

/** The page's table as a type of TypeBox; what it does not list is kept. */
function createType({ statuses, validatesUri }: Conventions) {
  return Type.Object({
    Status: statuses.length > 0 ? Type.Enum([...statuses]) : Type.String(),
    Type: Type.String(),
    AppServiceName: Type.String(),
    PackageFamilyName: Type.String(),
    Error: Type.String(),
    Payload: Type.Record(Type.String(), Type.Unknown()),
    PermissionTicket: Type.String(),
    PostBackUri: validatesUri ? Type.String({ format: 'url' }) : Type.String(),
  });
}

/** Fastify with TypeBox and its own validator, which coerces nothing in bodies; the device is looked for before the body is read. */
export async function startFastifyTypeBox(conventions: Conventions): Promise<ReferenceProvider> {
  const service = createService(conventions);
  const app = Fastify({ forceCloseConnections: true })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(TypeBoxValidatorCompiler);
  addHooks(app, service, conventions);
  const schema = { params: Type.Object({ deviceId: Type.String() }), body: createType(conventions) };
  for (const path of pathsOf(conventions)) {
    app.post(
      path,
      {
        schema,
        onRequest: async ({ params }) => {
          if (!service.hasDevice(params.deviceId)) throw fail(404, 'unknownDevice', 'Device not found');
        },
      },
      async (request, reply) => reply.code(201).send(service.add(request.body)),
    );
  }
  return listen(app, service);
}
